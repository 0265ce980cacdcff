/** What somebody likes, dislikes, fears, prefers and supports. */
import { type Draft, type Form, many, one, type Said } from './forms.ts';
import { items, thing, things, vague } from './values.ts';

const much =
  '(?:really |absolutely |also |just |still |totally |always |do |genuinely |secretly |unironically |fucking |freaking |bloody |very much |so |hella )*';

/** Likings are of things: of their own people everybody says so, and "it" is nothing. */
function tastes(predicate: 'likes' | 'dislikes' | 'fears'): Form['read'] {
  return (match, said) => {
    // "Love the vase!" praises what somebody showed.
    if (said.bare && /^(?:the|that|this|these|those)\b/i.test(match[1] ?? '')) return [];
    // ", like royalty" compares or gives an example, and "love is …" is a saying.
    if ((said.bare || said.follows) && /^like\b/i.test(said.clause)) return [];
    return likings(match[1] ?? '').map((value) => ({ predicate, value }));
  };
}

/** What is pointed at or shown is praised, not liked for good: "the colours and the texture", "his tech", "having you here". */
const praised =
  /^(?:is|are|was|were|be)\b|^(?:his|her|their|your|its|these|those)\b|\b(?:you|your|them|him|yours)\b|^(?:the|how) (?:\p{L}+ )?(?:colou?rs?|textures?|energy|vibes?|themes?|designs?|details?|look|style|thought|sentiment|effort|enthusiasm|passion|dedication|freedom|help|support|idea|concept|composition|painting|drawing|outfit|dress|sign|quote|message|view|sky|scenery|feeling|feel|connection|self-\p{L}+|atmosphere|decor|decorations?|layout|setup|lighting|space|piece|work|result|progress|positivity|optimism|determination|attitude|spirit|tech|humou?r)\b/iu;

function likings(raw: string): readonly string[] {
  if (praised.test(raw)) return [];
  if (/^(?:my|our)\b|\b(?:pic|pics|photo|picture)\b/i.test(raw)) return [];
  if (
    /^(?:how|the way|when|that|it|to (?:know|think|see|hear|go|be|do)|going to|being (?:here|back|alive|able)|making sure)\b/i.test(
      raw,
    )
  )
    return [];
  const doing = /^to (\p{L}{3,}(?: \p{L}+){0,4})$/iu.exec(raw)?.[0];
  if (doing !== undefined) return [doing];
  return things(raw, 6).filter(
    (value) =>
      !/^(?:u|ya|everywhere|anywhere|theme|vibes?|yourself|your|ur|back|guys|(?:friends|family|kids|others)$)\b|^\d+ (?:seconds?|minutes?|hours?|days?)$|\b(?:is|are|was)\b/i.test(
        value,
      ),
  );
}

function into(match: RegExpExecArray, said: Said): readonly Draft[] {
  const predicate =
    /ing$|^(?:yoga|pottery|ceramics|crochet|chess|dnd|warhammer|parkour|crossfit|pilates|origami|calligraphy|photography|astronomy|genealogy|woodwork|embroidery|cross ?stitch|lego|karate|judo|bjj|ballet|dance|origami|theatre|am ?dram|improv)\b/i;
  const place =
    /^got/i.test(said.phrase.words) &&
    /^(?:\p{Lu}|uni\b|college|(?:med|law|grad|art) school)/u.test(match[1] ?? '');
  if (place) return [];
  return likings(match[1] ?? '').map((value) => ({
    predicate:
      predicate.test(value.split(' ')[0] ?? '') || /getting|got/i.test(said.phrase.words) ? 'hobby' : 'likes',
    value,
  }));
}

const notFavourite =
  /^(?:so |not |too |ruined|gone|dead|the one (?:where|when)|when |probably me|you\b|currently|always|going|being|a tie|hard to|impossible|none|unknown|changing|on (?:sale|tv|now)|back|out|coming|playing|broken|closed)/i;

function favourite(kind: string | undefined, raw: string): readonly Draft[] {
  const value = thing(raw.replace(/^(?:has to be|definitely|hands down|easily|probably|either) /i, ''), 9);
  if (value === undefined || notFavourite.test(value)) return [];
  const noun = (kind ?? '')
    .toLowerCase()
    .replace(/^(?:all[- ]time|absolute|ever) /, '')
    .trim();
  if (/\b(?:part|thing|ones?)\b/.test(noun)) return [];
  return [noun === '' ? { predicate: 'likes', value } : { predicate: `favourite ${noun}`, value }];
}

export const tasteForms: readonly Form[] = [
  {
    pattern:
      /^(?:all[- ]time |absolute |current |number one |#1 )*favourite ((?:\p{L}+[ -]){0,3}?\p{L}+)(?: of all time| ever)?(?:'s| (?:be|is|are|has to be|would be|=)|:)(?: (?:still|definitely|probably|always|hands down|by far|has to be))? (.+)$/iu,
    bare: true,
    read: (match) => favourite(match[1], match[2] ?? ''),
  },
  {
    pattern: /^(?:all[- ]time |absolute )*favourite be (.+)$/i,
    read: (match) => favourite('', match[1] ?? ''),
  },
  {
    pattern: /^(?:comfort|go-to|goto|usual|default|signature) ((?:\p{L}+ )?\p{L}+) be (.+)$/iu,
    read: (match) => favourite(match[1], match[2] ?? ''),
  },
  {
    pattern: new RegExp(
      `^${much}(?:like|love|adore|enjoy|fancy|dig|stan|live for|can not get enough of|can not live without) ${much}(.+)$`,
      'i',
    ),
    bare: true,
    denied: 'dislikes',
    read: tastes('likes'),
  },
  {
    pattern:
      /^(?:be )?(?:so |really |super |very |big |low-key |absolutely |totally |currently |kind of )*(?:obsessed with|addicted to|hooked on|a sucker for|crazy about|mad about|nuts about|passionate about|fond of|keen on|partial to) (.+)$/i,
    bare: true,
    denied: 'dislikes',
    read: tastes('likes'),
  },
  {
    pattern:
      /^(?:be )?an? (?:(?:huge|big|massive|mega|lifelong|proud|secret|die ?hard|real|total) )*(?:fan|lover|enjoyer|stan|addict) of (.+)$/i,
    bare: true,
    denied: 'dislikes',
    read: tastes('likes'),
  },
  {
    pattern: /^(?:be )?(?:huge|big|massive|lifelong|die ?hard) fan of (.+)$/i,
    bare: true,
    of: 'self',
    read: tastes('likes'),
  },
  {
    pattern:
      /^be an? (?:(?:huge|big|massive|lifelong|proud|die ?hard) )+(\p{L}+(?: \p{L}+)?) (?:fan|nerd|geek|lover|enthusiast|buff)$/iu,
    read: (match, said) =>
      /^(?:huge|big|massive|super|total)$/i.test(match[1] ?? '') ? [] : tastes('likes')(match, said),
  },
  {
    pattern: /^be (?:more of )?an? (\p{L}+) (?:person|girl|guy|drinker|fan|lover|nerd|geek|enthusiast)$/iu,
    read: (match) =>
      /^(?:huge|big|massive|mega|total|good|bad|nice|kind|people|different|terrible|morning|night|happy|sad|new|old|busy|private|shy|big|single|married|normal|simple|real|terrible|better|lazy|horrible|changed)$/i.test(
        match[1] ?? '',
      )
        ? []
        : [{ predicate: 'likes', value: match[1] ?? '' }],
  },
  {
    pattern: /^be an? (morning|night) (?:person|owl)$/i,
    read: one('routine', (raw) => `are a ${raw.toLowerCase()} person`),
  },
  {
    pattern:
      /^(?:be )?(?:really |so |very |super |big |massively |pretty |a bit |mostly |currently |quite )*(?:into|getting (?:really |back |super )?into|got (?:really |back |super )?into) (?!the (?:car|house|office|bath|shower|room)|my (?:car|bed|room|office|account)|trouble|a (?:fight|row|accident)|an? |bed|work|uni|college|\d|him|her|it|this)(.+)$/i,
    bare: true,
    denied: 'dislikes',
    read: into,
  },
  {
    pattern:
      /^(?:have )?(?:a|an) (?:real |huge |massive |big |secret |total )*(?:thing|soft spot|weakness|passion|obsession|love) for (.+)$/i,
    read: tastes('likes'),
  },
  {
    pattern:
      /^(?:weak ?spots?|weakness(?:es)?|guilty pleasures?|loves|likes|little joys|simple pleasures)(?: be| are|:) ?(.+)$/i,
    bare: true,
    read: (match) =>
      items(match[1] ?? '')
        .filter((item) => !vague.test(item))
        .map((value) => ({ predicate: 'likes', value })),
  },
  {
    pattern: /^prefer (.+?)(?: (?:to|over|than|rather than|instead of) (.+))?$/i,
    bare: true,
    read: (match) =>
      likings(match[1] ?? '')
        .slice(0, 2)
        .map((value) => ({ predicate: 'likes', value, confidence: 0.8 })),
  },
  {
    pattern: /^like (.+?) (?:more|better) than (.+)$/i,
    read: (match) => likings(match[1] ?? '').map((value) => ({ predicate: 'likes', value })),
  },
  {
    pattern: new RegExp(
      `^${much}(?:hate|dislike|loathe|detest|despise|abhor|can not (?:stand|abide|bear|stomach|deal with)|could do without) ${much}(.+)$`,
      'i',
    ),
    bare: true,
    read: tastes('dislikes'),
  },
  {
    pattern: /^can (?:stand|abide|bear|stomach) (.+)$/i,
    bare: true,
    denied: 'read',
    read: (match, { phrase }) =>
      phrase.polarity === 'no'
        ? likings(match[1] ?? '').map((value) => ({ predicate: 'dislikes', value }))
        : [],
  },
  { pattern: /^(?:be )?(?:allergic to|sick of|over|done with) (?=nothing)(.+)$/i, read: () => [] },
  {
    pattern: /^(?:pet peeves?|dislikes|hates)(?: be| are| is|:) ?(.+)$/i,
    bare: true,
    read: (match) => likings(match[1] ?? '').map((value) => ({ predicate: 'dislikes', value })),
  },
  {
    pattern: /^(?:be )?off (.+?) for (?:good|life|ever|now)$/i,
    bare: true,
    read: (match) =>
      likings(match[1] ?? '').flatMap((value): Draft[] => [
        { predicate: 'likes', value, effect: 'ended' },
        { predicate: 'dislikes', value },
      ]),
  },
  {
    pattern: /^(?:have )?(?:gone|went) off (.+)$/i,
    bare: true,
    read: (match) =>
      likings(match[1] ?? '').flatMap((value): Draft[] => [
        { predicate: 'likes', value, effect: 'ended' },
        { predicate: 'dislikes', value },
      ]),
  },
  {
    pattern:
      /^(?:be )?(?:so |really |absolutely |completely |deathly |irrationally |a bit |mortally )*(?:scared|afraid|terrified|frightened|petrified|phobic) of (.+)$/i,
    bare: true,
    denied: 'ended',
    read: tastes('fears'),
  },
  {
    pattern:
      /^have an? (?:(?:real|huge|massive|irrational|crippling|lifelong|major) )*(?:fear|phobia) of (.+)$/i,
    read: tastes('fears'),
  },
  { pattern: /^(?:biggest |worst |greatest )?(?:fear|phobia) (?:be|:) (.+)$/i, read: tastes('fears') },
  {
    pattern: /^(?:be )?(claustrophobic|arachnophobic|agoraphobic|emetophobic|afraid of heights)$/i,
    read: (match) => [{ predicate: 'condition', value: match[1] ?? '' }],
  },
  { pattern: /^support (\p{Lu}[\p{L} ]+)$/u, bare: true, denied: 'ended', read: many('supports', 4) },
  {
    pattern:
      /^be an? (?:(?:huge|big|massive|lifelong|proud|long[- ]suffering|die ?hard) )*(\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+)?) (?:fan|supporter)$/u,
    read: one('supports'),
  },
  {
    pattern: /^(\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+)?) (?:until (?:I|i) die|for life)$/u,
    bare: true,
    of: 'self',
    read: one('supports'),
  },
  {
    pattern: /^(?:football |baseball |hockey |rugby )?team (?:be|:) (.+)$/i,
    read: one('team', (raw) =>
      /^(?:my|our|so|an?|the best|great)\b/i.test(raw) ? undefined : thing(raw, 4),
    ),
  },
  {
    pattern: /^(?:be )?team (\p{L}+(?: and \p{L}+)?)$/iu,
    bare: true,
    read: (match) => likings(match[1] ?? '').map((value) => ({ predicate: 'likes', value })),
  },
];
