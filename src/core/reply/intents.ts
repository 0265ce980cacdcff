/**
 * What a short message means, from a grammar of formulas. A message has an intent only when formulas and filler cover all of
 * its words: "hi" is a greeting, "hi, how do I boil an egg" is not. So anything unforeseen falls through to a better answer.
 */
import type { PhraseIntent } from '../phrases.ts';
import { plainText } from './plain-text.ts';

interface Formula {
  readonly intent: PhraseIntent;
  readonly words: RegExp;
}

const you = '(?:you|u|ya|ye|yall)';
const are = '(?:are|r|re)';
const youAre = `(?:${you} ${are}|youre|ur|your|thats|that was|that is|so)`;

/** Sticky; tried in the order of the list at each place, the longest match wins. */
const formula = (intent: PhraseIntent, ...forms: readonly string[]): Formula => ({
  intent,
  words: new RegExp(`(?:${forms.join('|')})(?=\\s|$)`, 'uy'),
});

/** In the order of what matters: the first intent of this list that a message holds is what it means. */
const formulas: readonly Formula[] = [
  formula(
    'are_you_a_bot',
    `(?:${are} ${you}|${you} ${are}|youre|r u|is this|am i talking to|am i talking with|am i chatting with|are we talking to) (?:really |actually |just |even |like )*(?:an? )?(?:real|human|bot|robot|ai|a i|machine|program|chatbot|person|chatgpt|gpt|llm|alive|sentient|conscious)(?: (?:person|human|being|thing|bot|girl|woman))?(?: or (?:an? )?(?:real |just )*(?:bot|robot|ai|person|human|machine|what|not))*`,
    '(?:bot|ai|robot) or (?:human|person|real)',
  ),
  formula(
    'who_made_you',
    `(?:who|what company) (?:made|created|built|wrote|programmed|designed|coded|trained) ${you}`,
    `(?:whos|who is|who are) (?:your|ur) (?:creator|maker|developer|dev|owner|author|creators|devs)`,
  ),
  formula(
    'what_can_you_do',
    `what (?:can|could) ${you} (?:do|help (?:me )?with)(?: for (?:me|us))?`,
    `what do ${you} do(?: exactly)?`,
    `what ${are} ${you} (?:for|capable of|good at|able to do)`,
    `how do (?:${you}|i use ${you}|you) work`,
    'how do i use this',
    'help(?: me)?',
    '/help',
    'commands',
  ),
  formula(
    'your_name',
    '(?:whats|what is|wots) (?:your|ur|you) name',
    `what (?:are ${you} called|do (?:i|we) call ${you}|should (?:i|we) call ${you})`,
    `(?:do ${you} )?have a name`,
  ),
  formula(
    'your_age',
    `how old (?:${are} ${you}|r u)`,
    '(?:whats|what is) (?:your|ur) age',
    `when were ${you} (?:born|made|created)`,
  ),
  formula(
    'your_home',
    `where (?:do|are|r) ${you} (?:live|living|from|based|located|come from)`,
    `where do ${you} come from`,
    `where ${are} ${you}(?: now| right now)?`,
  ),
  formula(
    'your_work',
    `(?:whats|what is) (?:your|ur) (?:job|work|occupation|profession)`,
    `what do ${you} do for (?:a living|work)`,
    `where do ${you} work`,
  ),
  formula(
    'your_family',
    `do ${you} have (?:any |a )?(?:family|siblings|brothers?|sisters?|pets?|cats?|dogs?|kids|children|parents)`,
    `(?:whats|what is|whos|who is) (?:your|ur) (?:cat|brother|grandfather|family|pet)(?:s name| called|)`,
    '(?:who is|whos) (?:ampersand|tobin|aldous)',
  ),
  formula(
    'your_likes',
    `what do ${you} (?:like|love|enjoy)(?: to do| doing)?`,
    `what (?:are|r) (?:your|ur) (?:hobbies|interests)`,
  ),
  formula(
    'who_are_you',
    `(?:who|what) (?:(?:the )?(?:hell|heck) )?(?:${are} ${you}|r u)(?: exactly| again| even)?`,
    'whos this',
    'who is this',
    `(?:tell me|say something) about (?:yourself|you|urself)`,
    `introduce (?:yourself|urself)`,
  ),
  formula(
    'how_are_you',
    `how (?:${are} ${you}|r u|are things|is it going|do ${you} do)(?: doing| feeling| holding up| keeping| going)?(?: today| tonight| now| this (?:morning|evening|fine day))?`,
    'hows (?:it going|things|life|it hanging|everything|your mood)(?: today| with (?:you|u)| going)?',
    `how (?:do|are) ${you} feel(?:ing)?(?: today| right now| now)?`,
    `how have ${you} been`,
    `(?:${are} )?${you} (?:ok|okay|alright|good|well|all right)(?: today)?`,
    `what mood ${are} ${you} in(?: today)?`,
    '(?:whats|what is) (?:your|ur) mood(?: like| today)?',
    `${you} seem (?:a bit |so |very |kinda )?(?:grumpy|sad|happy|quiet|tired|off|cheerful|down)(?: today)?`,
    'how you doing',
    'you good',
    'hru',
    'wbu',
    `what about ${you}`,
    `how about ${you}`,
    `and (?:you|yourself)`,
  ),
  formula(
    'your_day',
    'hows (?:your|ur) (?:day|night|evening|morning|week|weekend)(?: going| been)?',
    '(?:how|what) (?:is|was) (?:your|ur) (?:day|night|evening|morning|week|weekend)(?: going)?(?: like)?',
    `what(?:s| are| r| have| did)? ${you} (?:been )?(?:doing|do|up to|working on)(?: today| now| right now| tonight)?`,
    'what ?cha doing',
    'wyd',
  ),
  formula(
    'birthday_wish',
    `(?:happy|merry) (?:birthday|bday|b day|cake day)(?: to (?:you|u))?(?: dear)?`,
    'hbd(?: to (?:you|u))?',
    'many happy returns',
  ),
  formula(
    'season',
    '(?:(?:merry|happy) (?:xmas|christmas|new years?(?: eve)?|easter|halloween|holidays|diwali|hanukkah|eid|thanksgiving|valentines(?: day)?|friday|weekend|monday|solstice|lunar new year|pride)|eid mubarak|happy holidays)',
  ),
  formula(
    'apology',
    `(?:im |i am |so |really |very |my )*(?:sorry|apologies|soz|sry)(?: about (?:that|this|it|before|earlier)| for (?:that|this|before|earlier|being (?:rude|mean|late)))?`,
    'my (?:bad|fault|mistake)',
    'i apologi[sz]e',
    'forgive me',
    'didnt mean (?:it|that|to)',
  ),
  formula(
    'affection',
    `(?:i )?(?:love|luv|adore|heart) (?:you|u|ya)(?: too| so much| sm| lots| all| guys)?`,
    'ily(?:sm)?',
    '(?:sending )?(?:hugs?|big hugs?|hug|cuddles)',
    `i (?:miss|missed) (?:you|u|ya)(?: so much)?`,
    `(?:i )?(?:missed|miss) (?:you|u|ya)`,
    'xoxo',
    'xx+',
  ),
  formula(
    'praise',
    `${youAre} (?:so |the |really |very |just |such |actually |literally |pretty |a |an )*(?:best|cute|sweet|kind|nice|funny|smart|clever|great|amazing|awesome|lovely|wonderful|cool|brilliant|helpful|legend|star|gem|genius|adorable|goat|good bot|good egg|hilarious|fantastic|perfect|angel|treasure|darling|funniest|kindest)`,
    'good (?:bot|girl|job|work|one)',
    '(?:nice|great|amazing|lovely|well) (?:job|work|one|done)',
    'best bot(?: ever)?',
    `i (?:really )?like (?:you|u)`,
    'well played',
  ),
  formula(
    'insult',
    `(?:${youAre}|you) (?:so |a |an |such |the |really |very |just |fucking |absolute )*(?:stupid|dumb|useless|idiot|annoying|boring|trash|garbage|worst|suck|sucks|rubbish|lame|creepy|ugly|pathetic|moron|terrible|awful|cringe|broken|liar|clanker)(?: bot| ai| robot)?`,
    '(?:stupid|dumb|useless|bad|shit|trash|annoying|worst) (?:bot|ai|robot)',
    `i hate (?:you|u)`,
    'shut up',
    'stfu',
    'fuck (?:you|off)',
    'screw you',
    'clanker',
  ),
  formula(
    'good_night',
    'good ?night(?: all)?',
    'g?nite',
    'night(?: night)?',
    'gn',
    'nighty? night',
    'nini',
    'sleep (?:well|tight)',
    'sweet dreams',
    '(?:im )?(?:off|going|heading|gonna go) to (?:bed|sleep)(?: now)?',
    'time for bed',
    'dont let the bed ?bugs bite',
    '(?:im )?(?:gonna |going to )(?:sleep|crash)(?: now)?',
  ),
  formula(
    'leave',
    '(?:brb|afk|bbl|bbs|bbiab)(?: (?:dinner|lunch|breakfast|food|shower|phone|door|bio|tea|coffee|loo|dog|work|meeting|cooking))?',
    '(?:be|ill be) right back',
    '(?:back|be back) (?:soon|later|in a (?:bit|sec|min|minute|moment|while))',
    'one (?:sec|second|moment|minute|min)',
    '(?:gimme|give me) a (?:sec|second|min|minute|moment)',
    'hold on',
    'hang on',
  ),
  formula(
    'farewell',
    'bye(?: ?bye)?(?: for now)?',
    'good ?bye',
    'bai',
    'cya',
    '(?:see|c|catch) (?:you|u|ya)(?: (?:later|soon|around|tomorrow|tmrw|tmr|then|next (?:time|week)|monday|tonight|in a bit|on (?:mon|tues|wednes|thurs|fri|satur|sun)day))*',
    'later[sz]?',
    'l8r',
    'ttyl',
    'talk (?:to (?:you|u) )?(?:later|soon|tomorrow)',
    '(?:i )?(?:gtg|g2g|(?:got|gotta|have|need) (?:to )?(?:go|run|bounce|head out|dash))(?: now)?',
    '(?:im )?(?:off|out|heading out|leaving)(?: now)?',
    'take care',
    'ta ta',
    'tata',
    'toodles',
    'toodle ?oo',
    'cheerio',
    'so long',
    'farewell',
    'peace(?: out)?',
    'have a (?:good|nice|great|lovely) (?:one|day|night|evening|weekend|time|week)',
    'until (?:next time|tomorrow)',
  ),
  formula(
    'fine',
    '(?:im |i am |were |its |all |doing |feeling |not (?:too |so )?)+(?:all |pretty |very |really |quite |doing )*(?:good|fine|great|well|ok|okay|alright|bad|better)',
    'cant complain',
    'same as (?:ever|always)',
  ),
  formula(
    'thanks',
    '(?:many |big |huge )?(?:thanks|thank ?(?:you|u|q)|thx|thnx|thanx|ty|tysm|tyvm|tyty|cheers|ta|merci|much (?:appreciated|obliged)|gracias|danke)(?: (?:a lot|a bunch|a million|a ton|loads|so much|very much|sm|again|for (?:that|this|the help|your help|helping|everything|it|asking|listening|the (?:info|tip|answer|reply|chat))))*',
    '(?:i )?appreciate (?:it|that|you|u|ya)(?: so much| a lot)?',
    `(?:youre |ur |you are )?a (?:life ?saver|star|legend)`,
    'that (?:really )?(?:helps|helped)(?: a lot| so much)?',
  ),
  formula(
    'welcome',
    'no? ?(?:problem|prob|probs|worries|worry|biggie)',
    'np',
    'nw',
    '(?:youre|ur|you are|your) (?:very |most )?welcome',
    'yw',
    'any ?time',
    'dont mention it',
    'all good',
    'its (?:fine|ok|okay|all good|alright)',
    'happy to help',
  ),
  formula('back', '(?:im |i am |ok )?back(?: again| now)?', 'im home', 'i (?:have )?returned', 're'),
  formula(
    'presence',
    `(?:${are} )?(?:you|u|ya) (?:still )?(?:there|here|awake|around|online|up|alive|working)`,
    'ping',
    'anyone (?:there|here|home)',
    'any ?body (?:there|here|home)',
    'test(?:ing)?',
    'hello is this (?:thing )?on',
    `can ${you} (?:hear|see) me`,
    'knock knock',
    'still there',
  ),
  formula(
    'joke',
    '(?:please )?(?:tell (?:me|us) |got |know |know any |give me |do )?(?:a |any |another |one more )?(?:good |bad |silly )?jokes?',
    'make me (?:laugh|smile)',
    'say something funny',
  ),
  formula(
    'story',
    '(?:please )?tell (?:me|us) (?:a |another )(?:short |little |bedtime )?story',
    'story ?time please',
    'a story please',
  ),
  formula(
    'complaint',
    `(?:you|u|ya) (?:keep|always|already) (?:repeat(?:ing)?|say(?:ing)?|said) (?:yourself|urself|that|the same (?:thing|things))`,
    `(?:you|u) already said (?:that|this)`,
    'same (?:answer|reply|line) again',
    `that (?:makes|made) no sense`,
    `(?:thats|that is|thats) not what i (?:asked|said|meant)`,
    `(?:you|u) (?:didnt|dont|did not) (?:answer|understand|get it|listen)(?: me| my question)?`,
  ),
  formula(
    'greeting_morning',
    '(?:good )?(?:morning|mornin|morn)(?: morning)?',
    'gm',
    'top of the morning',
    'rise and shine',
  ),
  formula('greeting_afternoon', 'good (?:afternoon|arvo)', 'afternoon'),
  formula('greeting_evening', 'good (?:evening|eve)', 'evening', 'evenin'),
  formula(
    'greeting',
    'h[eai]y+a?',
    'hi+(?: hi)*',
    'hiya',
    'hallo',
    'hello+(?: hello)?',
    'helo',
    'henlo',
    'heyo',
    'hey hey',
    'ayo',
    'yo',
    'oi',
    'sup',
    'wass?up',
    'what ?s up',
    'whats (?:good|new|poppin|crackin|happening|going on)',
    'howdy',
    'ahoy',
    'greetings',
    'salutations',
    'good (?:day|to see (?:you|u))',
    'gday',
    'welcome',
    'nice to meet (?:you|u)',
    'pleased to meet (?:you|u)',
    'long time no see',
    'how do',
    'aye up',
    'ey up',
  ),
  formula(
    'laughter',
    '(?:l+o+l+|lo+l|lel|kek|lul)(?:z|s)?',
    'lmf?ao',
    'lmfao',
    'rofl',
    'a?(?:ha|he|hi|hue|ja|jaja|ah)(?:ha|he|hi|ah|h|ja)+',
    'hah?',
    'heh',
    'im (?:dead|dying|crying|screaming)',
    'i cant',
    '(?:so|thats|that is|thats so|too) funny',
    'good one',
    'hilarious',
  ),
  formula(
    'ok',
    'ok(?:ay|ie|ey|i)?(?: ok)?',
    'k+(?: k)*',
    'kk',
    'okie dokie',
    'alright(?:y)?',
    'aight',
    'all right',
    'sure(?: thing)?',
    'got ?(?:it|cha|ya)',
    'gotcha',
    'understood',
    'noted',
    'makes sense',
    'that makes sense',
    'i see',
    'fair(?: enough| point)?',
    'right',
    'cool(?: cool)?',
    'fine',
    'yep',
    'yup',
    'yeah',
    'yes',
    'ya',
    'ye',
    'yea',
    'mhm',
    'mm+',
    'no',
    'nope',
    'nah',
    'true',
    'indeed',
    'exactly',
    'agreed',
    'roger(?: that)?',
    'copy that',
    'will do',
    'sounds good',
    'works for me',
    'np',
    'good to know',
    'good',
    'oh(?: ok)?',
    'ah+',
    'aha',
    'done',
    'never ?mind',
    'nvm',
    'nm',
    'whatever',
  ),
  formula(
    'reaction',
    'wow(?:ie|za)?',
    'woah',
    'whoa',
    'omg',
    'o m g',
    'nice',
    'noice',
    'neat',
    'great',
    'awesome',
    'amazing',
    'perfect',
    'sweet',
    'lovely',
    'brilliant',
    'excellent',
    'fantastic',
    'yay',
    'woo(?: ?hoo)?',
    'bruh',
    'bro',
    'damn',
    'dang',
    'same(?: here)?',
    'mood',
    'based',
    'facts',
    'real',
    'fr(?: fr)?',
    'yikes',
    'oof',
    'aw+',
    'aww',
    'hmm*',
    'huh',
    'interesting',
    'really',
    'no way',
    'big (?:w|mood)',
    'w',
    'f',
    'gg',
    'pog',
    'lit',
    'love (?:it|that|this)',
    'i love (?:it|that|this)',
    'thats (?:great|cool|nice|awesome|amazing|lovely|interesting|good|sweet)',
    'how (?:nice|lovely|sweet|cute)',
    'so (?:good|cute|cool|true)',
    'cute',
    'crazy',
    'wild',
  ),
];

/** Words that carry no meaning of their own beside a formula. */
const filler =
  /(?:everyone|everybody|every1|all|yall|folks|guys|gang|team|friends?|friendo|people|peeps|bot|robot|mate|m8|buddy|bud|pal|partner|dude|man|bro|bruv|sis|fam|chat|there|dear|darling|love|hun|my friend|old friend|stranger|sir|ma am|again|today|then|now|btw|so|well|oh|ah+|aw+|um+|uh+|hmm+|and|but|very|much|too|please|pls|plz|tho|though|really|just|for real|anyway|tbh|wait|to (?:you|u|all|everyone)(?: all)?|hope (?:you|u|ur|youre|you are|everyone|everyones|yall|all)(?: all)?(?: are| is)? (?:well|good|ok|okay|great|had a good (?:day|night|weekend))|quick question|xd|x|im|its|from me|so far|i guess|only)(?=\s|$)/uy;

const signIntents: readonly (readonly [PhraseIntent, RegExp])[] = [
  ['affection', /❤|🧡|💛|💚|💙|💜|🖤|🤍|💕|💖|💗|💞|💓|💘|🥰|😍|😘|🫶|🤗|<3/u],
  ['thanks', /🙏/u],
  ['greeting', /👋/u],
  ['good_night', /😴|💤|🌙/u],
  ['laughter', /😂|🤣|😆|😹|💀|x-?d|:-?d|=d/iu],
  ['ok', /👍|👌|✅|🆗|🤝/u],
  [
    'reaction',
    /🔥|🎉|🥳|😮|😲|🤯|👀|💯|👏|🙌|✨|😎|:3|:o|\^|😊|🙂|😄|😁|😀|:-?\)|uwu|owo|:p|;-?\)|😉|😋|😜/iu,
  ],
];

/** What of a sad face alone is meant nobody knows: no stock phrase for it. */
const ambiguousSign = /😭|😢|😞|😔|😡|🤬|😤|🥺|💔|😱|😰|🙄|🙃|:-?['’]?\(|:-?\/|:-?\|/u;

/** What stays what it is beside such a face. */
const warm: ReadonlySet<PhraseIntent> = new Set(['praise', 'affection', 'thanks', 'good_night', 'greeting']);

export interface Intent {
  readonly intent: PhraseIntent;
  /** All that was found, in the order of the grammar: "ok thanks" holds `thanks` and `ok`. */
  readonly all: readonly PhraseIntent[];
}

/** The intent of a message that is small talk and nothing else; undefined for everything more. */
export function detectIntent(text: string, characterName = ''): Intent | undefined {
  const plain = plainText(text);
  const words = withoutName(plain.words, characterName);
  if (words === '') return plain.signs.length > 0 ? intentOfSigns(plain.signs) : calledOnly(plain.words);
  if (words.length > 120) return undefined;
  const found = covered(words);
  if (!found || found.size === 0) return undefined;
  const all = formulas.map(({ intent }) => intent).filter((intent) => found.has(intent));
  const [intent] = all;
  if (intent === undefined || contradicts(intent, words, plain.asks)) return undefined;
  const clouded = plain.signs.some((sign) => ambiguousSign.test(sign));
  if (clouded && !warm.has(intent)) return undefined;
  return { intent, all };
}

/** Steps through the words, formula by formula; undefined as soon as something is left that none knows. */
function covered(words: string): ReadonlySet<PhraseIntent> | undefined {
  const found = new Set<PhraseIntent>();
  let at = 0;
  while (at < words.length) {
    let [end, intent] = [at, undefined as PhraseIntent | undefined];
    for (const candidate of formulas) {
      const reach = reachOf(candidate.words, words, at);
      if (reach > end) [end, intent] = [reach, candidate.intent];
    }
    const skip = reachOf(filler, words, at);
    if (end === at && skip === at) return undefined;
    if (intent !== undefined && end >= skip) found.add(intent);
    at = Math.max(end, skip) + 1;
  }
  return found;
}

function reachOf(pattern: RegExp, words: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(words) ? pattern.lastIndex : at;
}

/** "ok?" and "really?" and "huh?" ask for more; "fine." after all may not be. */
function contradicts(intent: PhraseIntent, words: string, asks: boolean): boolean {
  if (!asks) return words === 'huh';
  return (
    intent === 'ok' ||
    intent === 'reaction' ||
    intent === 'apology' ||
    intent === 'thanks' ||
    intent === 'insult'
  );
}

function intentOfSigns(signs: readonly string[]): Intent | undefined {
  if (signs.some((sign) => ambiguousSign.test(sign))) return undefined;
  const found = signIntents.find(([, pattern]) => signs.some((sign) => pattern.test(sign)));
  return found && { intent: found[0], all: [found[0]] };
}

/** The character's name and nothing else is a tap on the shoulder. */
function calledOnly(words: string): Intent | undefined {
  return words === '' ? undefined : { intent: 'presence', all: ['presence'] };
}

function withoutName(words: string, name: string): string {
  const plain = plainText(name).words;
  if (plain === '') return words;
  return ` ${words} `.replaceAll(` ${plain} `, ' ').trim();
}
