/**
 * What somebody wants of the character's memory, said in plain words. Pure, and of high precision: a wish is a whole sentence
 * that asks for it; "don't forget to …", "forget it" and "I forgot my keys" are none. What cannot be undone is asked back.
 */
import { unaddressed } from '../reply/unaddressed.ts';

export type MemoryWish =
  | { readonly kind: 'show' | 'export' | 'pause' | 'resume' | 'wipe' }
  /** What they said just before. */
  | { readonly kind: 'forget-last' }
  /** `what`: as they put it. Not `sure`: it means this only if something of the kind is known ("forget my keys"). */
  | { readonly kind: 'forget'; readonly what: string; readonly sure: boolean }
  /** "Yes, forget everything" (`everything`), or "yes, forget them": answers what was asked back. */
  | { readonly kind: 'confirm'; readonly everything: boolean };

/** Longer messages tell a story; a wish is short. */
const maxChars = 400;
const maxWhatWords = 14;

/** The wish that a message holds, in the last sentence that is one. */
export function wishOf(text: string, characterName: string): MemoryWish | undefined {
  if (text.length > maxChars || /```/.test(text)) return undefined;
  const lines = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('>'))
    .join('\n');
  const plain = unaddressed(straight(lines), characterName);
  const confirmed = confirmationIn(withoutName(plain, characterName));
  if (confirmed) return confirmed;
  return plain
    .split(/(?<=[.!?…])\s+|\n+/)
    .map((sentence) => ofSentence(bare(unaddressed(sentence, characterName), characterName)))
    .findLast((wish) => wish !== undefined);
}

/** "Wren yes, forget everything", "yes Wren, forget everything": the name says only whom it is said to. */
function withoutName(text: string, name: string): string {
  if (name === '') return text;
  const word = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])@?${word}(?![\\p{L}\\p{N}'])[\\s,:;!]*`, 'iu'), '');
}

function straight(text: string): string {
  return text.normalize('NFKC').replace(/[’ʼ`´]/g, "'");
}

const emoji = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u{1F1E6}-\u{1F1FF}]|\u200d|\ufe0f/gu;
const courtesyBefore = new RegExp(
  `^(?:${[
    'hey|hi|hello|yo|ok(?:ay)?|so|well|and|also|actually|alright|right|hmm+|umm?|uh|oh|look|listen|wait|sorry|then|now|just|kindly',
    'please|pls|plz',
    "let's|let us|(?:can|could|should) we(?: (?:please|just))?",
    '(?:(?:can|could|would|will) (?:you|u|ya)(?: (?:please|pls|just|kindly|maybe|also))?)(?! (?:ever|always|never))',
    '(?:you|u) (?:can|may|should|must|have to|need to|gotta)(?: (?:please|just|now|also))?',
    "(?:i|i'd|i would|i really)? ?(?:want|need|like|love|prefer) (?:you|u) to(?: (?:please|just|also))?",
    "i'd (?:rather|prefer) (?:you|u|if you)",
    'do me a favou?r and',
    "(?:i think |maybe )?it'?s (?:best|better) (?:if you|to)",
  ].join('|')})[\\s,:;!-]+`,
  'i',
);
const courtesyAfter =
  /[\s,;-]+(?:please|pls|plz|thanks?|thank you|thx|ty|now|ok(?:ay)?|for me|will you|would you|could you|right away|immediately|forever|completely|entirely|again please|if you (?:can|could|would)|(?:i|it|that|this)(?:'s| is| was|'d| would| shouldn't have| should not have| don't want| do not want| regret| hurts)\b[^?]*)$/i;

/** The sentence without hails, courtesy and end marks. */
function bare(sentence: string, characterName: string): string {
  const name = characterName.toLowerCase();
  let rest = sentence
    .replace(emoji, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\s)(?:abt|'?bout)(?=\s)/gi, 'about')
    .replace(/^[\s"'*_([-]+(?=\p{L})|[\s.!?…"'*_)\]]+$/gu, '')
    .trim();
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(courtesyBefore, '').trim();
    // "Yo Wren forget …", without a comma.
    if (name !== '' && rest.toLowerCase().startsWith(`${name} `)) rest = rest.slice(name.length).trim();
    const shorter = rest.replace(courtesyAfter, '').trim();
    // "Forget that I'm …" is told of what follows, not of courtesy: only a part after a comma, or plain thanks, is taken off.
    if (
      shorter.length < rest.length &&
      /^[,;-]|^(?![^,;]*\b(?:i|it|that|this)\b)/i.test(rest.slice(shorter.length).trim())
    )
      rest = shorter;
  }
  return rest;
}

const know =
  "(?:know|remember|recall|have|have got|'ve got|learn(?:ed|t)|saved?|stored?|kept|keep|noted|have (?:saved|stored|learn(?:ed|t)|noted|on file))";
const you = '(?:you|u|ya)';
const forget = '(?:forget|erase|delete|remove|wipe|unlearn|scrub|drop|clear|purge|un-?remember)';
const toldEver =
  "(?:(?:ever|just|once|already|previously|even|have|had|'ve) )*(?:told|said|mentioned|wrote|shared|talked|spoke|texted|confided|confessed|admitted|brought up|let slip|complained|ranted|vented|written|spoken)(?: (?:to )?(?:you|u|ya))?";
/** The same, with when it was. */
const told = `${toldEver}(?: (?:yesterday|today|earlier|before|recently|once|just now|last (?:night|week|month|time|year)|this (?:morning|week|evening)|the other (?:day|night|week)|a (?:while|moment|minute) ago))?`;
const everyThing =
  '(?:everything|every(?: single)? (?:thing|fact|bit)|anything|whatever|all|all of (?:it|that|them|this)|(?:all )?(?:of )?(?:the |your |my )?(?:things|stuff|data|info(?:rmation)?|facts|memor(?:y|ies)|messages|notes|details|history))';

interface Form {
  readonly pattern: RegExp;
  readonly wish: (groups: Readonly<Record<string, string | undefined>>) => MemoryWish | undefined;
}

const plainWish = (kind: 'show' | 'export' | 'pause' | 'resume' | 'wipe' | 'forget-last') => () =>
  ({ kind }) as MemoryWish;
const named =
  (sure: boolean) =>
  ({ what = '' }: Readonly<Record<string, string | undefined>>): MemoryWish | undefined =>
    forgetting(what, sure);
const form = (source: string, wish: Form['wish']): Form => ({
  pattern: new RegExp(`^(?:${source})$`, 'iu'),
  wish,
});

/** The first that fits decides: the special before the general. */
const forms: readonly Form[] = [
  form(
    `what (?:all |else |exactly |things )?(?:do|can|did|have|could) ${you} (?:actually |really |already |all )?(?:${know}|learned|got|know|remember)(?: (?:stored|saved|written(?: down)?|down|on file|so far|now))?(?: (?:about|on|of|regarding) me)(?: so far| (?:right )?now| already)?`,
    plainWish('show'),
  ),
  form(
    `what (?:kind of )?(?:info(?:rmation)?|data|facts|details|things|stuff|memories|notes) (?:do|did|have) ${you} (?:have|got|store|stored|keep|kept|hold|know|remember|save|saved|collect|collected)(?: (?:stored|saved|on file))?(?: (?:about|on|of) me)|what(?:'?s| is| do you have) (?:stored|saved|known|written(?: down)?|remembered|kept|on file) (?:about|on|of) me|(?:do|does|can) ${you} (?:know|remember|recall) (?:anything|something|much|a lot|things|stuff) about me|what have i told ${you}(?: so far| already)?|(?:show|tell) me (?:all )?my (?:data|facts|info)`,
    plainWish('show'),
  ),
  form(
    `(?:tell|show|give|list)(?: me)? (?:everything|all|what|whatever|all the (?:things|facts)|a list of (?:what|everything)|the (?:things|facts))(?: that)? ${you} ${know}(?: (?:about|on|of) me)(?: so far)?`,
    plainWish('show'),
  ),
  form(
    `(?:show|list|tell|read)(?: me)? (?:your|my|the|all (?:your|my|the)) (?:memor(?:y|ies)|notes)(?: (?:of|about|on) me)?|what'?s (?:in )?your memory (?:of|about) me|what (?:have i|did i) (?:told|tell) ${you} about (?:me|myself)`,
    plainWish('show'),
  ),
  form(
    `(?:export|download|dump|back ?up)(?: me)?(?: a (?:copy|backup) of)? (?:all )?(?:of )?(?:my|our) (?:data|memor(?:y|ies)|info(?:rmation)?|messages|facts|history|chats?|conversations?|stuff|notes)`,
    plainWish('export'),
  ),
  form(
    `(?:export|download|dump|send me|give me|let me have|hand over)(?: a (?:copy|backup|file) (?:of|with))? (?:everything|all|all the (?:data|info|information)|whatever|the data)(?: that)? ${you} (?:${know}|hold|store)(?: (?:about|on|of) me)?(?: (?:as|in) (?:a |an )?(?:files?|json|markdown|zip|document))?`,
    plainWish('export'),
  ),
  form(
    `(?:(?:can|could|may) i (?:please )?(?:get|have|download|export)|i (?:want|need|would like|'d like)(?: to (?:get|have|download|export))?|i'd like(?: to (?:get|have|download|export))?|send me|give me|how (?:do|can|could) i (?:get|have|download|export|request))(?: a (?:copy|export|backup|file|download) of)? (?:all )?(?:of )?my (?:data|memories|stored data|personal data)(?: as a file| in a file| export)?`,
    plainWish('export'),
  ),
  form(
    `(?:${you} (?:can|may|should) )?(?:start|begin|resume|continue|go back to|keep on) (?:remembering|learning|saving|storing|taking notes)(?: (?:me|things|stuff|what i (?:say|tell ${you})|everything|facts|about me|things about me|stuff about me))?(?: (?:again|from now on))?`,
    plainWish('resume'),
  ),
  form(
    `(?:start to )?remember(?: (?:me|things|stuff|what i (?:say|tell ${you})|everything|facts|things about me|stuff about me))? again|(?:resume|unpause|re-?activate|enable|turn on|switch on) (?:(?:your|my|the) )?memory(?: again)?|(?:turn|switch) (?:(?:your|my|the) )?memory (?:back )?on(?: again)?`,
    plainWish('resume'),
  ),
  form(
    `(?:stop|quit|pause|cease) (?:remembering|learning|saving|storing|recording|memori[sz]ing|logging|tracking|keeping(?: track of| notes (?:on|of|about))?|collecting|taking notes(?: (?:of|on|about))?|noting(?: down)?)(?: (?:me|things|stuff|facts|data|info(?:rmation)?|everything|anything|what(?:ever)? i (?:say|tell ${you}|write|talk about)|my (?:messages|data|info(?:rmation)?|life)|all (?:this|that|of this)))?(?: (?:about|on) me)?(?: (?:from now on|for now|for a while))?`,
    plainWish('pause'),
  ),
  form(
    `(?:don'?t|do not|never|please don'?t) (?:remember|save|store|record|memori[sz]e|keep|log|track|learn|note)(?: down)? (?:anything|things|stuff|facts|any(?:thing)? (?:of this|facts|data|info)|everything|what(?:ever)? i (?:say|tell ${you}|write))(?: (?:else|more|new|i (?:say|tell ${you}|write)))?(?: (?:about|on) me)?(?: (?:any ?more|from now on|for now|for a while))?|(?:pause|disable|turn off|switch off|stop) (?:(?:your|my|the) )?memory(?: for now| for a while)?|(?:turn|switch) (?:(?:your|my|the) )?memory off|memory off|i (?:don'?t|do not) want ${you} to (?:remember|save|store|record|keep|know|learn) (?:anything|things|stuff|what i (?:say|tell ${you}))(?: (?:else|more|new))?(?: (?:about|on) me)?(?: (?:any ?more|from now on))?`,
    plainWish('pause'),
  ),
  form(
    `${forget} (?:that )?(?:what|everything|all|all that|whatever)? ?i (?:just )?(?:said|wrote|told ${you}|sent|mentioned)(?: (?:that|this|it|so))?(?: (?:just now|a (?:minute|moment|second|sec) ago|right now|last|right before|before that))|${forget} (?:that )?i (?:just |ever )*(?:said|wrote|told ${you}|sent|mentioned) (?:that|this|it|anything|so)|${forget} what i (?:just )(?:said|told ${you}|wrote|sent|mentioned)|${forget} (?:my|the|that) (?:last|previous|latest) (?:message|thing|line|sentence)(?: (?:that )?i (?:said|wrote|sent|told ${you}))?`,
    plainWish('forget-last'),
  ),
  form(
    `${forget} ${everyThing}(?: that)?(?: (?:${you}|you've|u've) (?:ever )?(?:${know}|think ${you} know))?(?: (?:about|on|of|regarding|from) me)|${forget} ${everyThing}(?: that)? (?:${you}|you've|u've) (?:ever )?${know}`,
    plainWish('wipe'),
  ),
  form(
    `(?:forget|unlearn) (?:everything|all|all of it)|(?:forget|erase|delete|wipe) (?:(?:about )?me|who i am|that ${you} (?:ever )?(?:knew|know|met) me)|${forget} (?:everything|all|whatever|anything)(?: that)? (?:i|i've|i have) ${toldEver}|forget about everything (?:that )?(?:i|i've|i have) ${toldEver}|i want (?:all )?my (?:data|info(?:rmation)?|messages|account|profile) (?:deleted|erased|wiped|removed|gone)|(?:erase|delete|wipe|clear) (?:all )?(?:of )?our (?:conversations?|chats?|messages|(?:chat )?history)|(?:erase|delete|wipe|remove|clear|purge) (?:all )?(?:of )?my (?:(?:chat |message )?history|data|info(?:rmation)?|personal data|memory|memories|profile|account|messages|history|records?)|(?:erase|wipe|clear|reset) your (?:memory|memories|notes)(?: (?:of|about|on) me)?`,
    plainWish('wipe'),
  ),
  form(
    `${forget} (?:(?:about )?(?:what|everything|anything|all|whatever|(?:all )?(?:the|that) (?:things?|stuff|bits?|part))(?: that)? |(?:about )?(?:that |the fact that )?)?(?:i|i've|i have|we|we've) ${told}(?: (?:anything|something|a word))? (?:about|on|regarding|concerning|of)(?: (?<what>.+))`,
    named(true),
  ),
  form(
    `${forget} (?:about )?(?:that |the fact that )?(?:i|i've|i have) (?:(?:ever|just|once|even) )*(?:told ${you}|mentioned|said|let slip|brought up|admitted)(?: to ${you})?(?: that)? (?<what>(?!about\\b|on\\b|of\\b|that$|this$|it$|so$|anything).+)`,
    named(true),
  ),
  form(
    `${forget} (?:everything|all|anything|whatever|what|(?:all )?the (?:facts?|things|stuff|memor(?:y|ies))|(?:all )?your (?:memor(?:y|ies)|notes))(?: that)? (?:${you}|you've|u've) ${know} (?:about|on|of|regarding|concerning) (?<what>.+)`,
    named(true),
  ),
  form(
    `(?:forget|unlearn|un-?remember|delete|erase) (?:about )?(?:(?:the|that|our) (?:whole |entire )?(?:things?|stuff|story|stories|conversations?|talks?|chats?|bit|part|business)) (?:we had )?(?:about|on|with) (?<what>.+)`,
    named(true),
  ),
  form(
    `(?:forget|unlearn|un-?remember) (?:everything|all|anything|whatever|(?:all )?your (?:memor(?:y|ies)|notes)) (?:about|on|of|regarding|concerning) (?<what>.+)`,
    named(true),
  ),
  form(
    `${forget} (?:(?:everything|all|all your (?:memor(?:y|ies)|notes)|your (?:memor(?:y|ies)|notes)) )(?:about|on|of|regarding|concerning) (?<what>my .+)`,
    named(false),
  ),
  form(
    `${forget} (?:that|the fact that) (?<what>(?:i|i'm|im|i've|i'd|i'll|my|we|our|we're)\\b.+)`,
    named(true),
  ),
  form(
    `forget (?<what>(?:i'm|im|i am|i have|i've|i live|i work|i like|i love|i hate|i was|i used)\\b.+)`,
    named(true),
  ),
  form(
    `(?:${forget}|take) (?<what>.+) (?:from|out of|off) (?:your (?:memory|memories|notes|mind|head|records?|files?|database)|memory)`,
    named(true),
  ),
  form(
    `(?:don'?t|do not|stop) remember(?:ing)? (?:what|anything|everything) (?:i|i've|i have) ${told} about (?<what>.+)|i (?:don'?t|do not) want ${you} (?:to remember|remembering) (?:(?:what|anything|everything) (?:i|i've|i have) ${told} )?(?:about )?(?<that>(?:that (?:i|my|we)|my|where i|who my|what my|when my|how old)\\b.+)`,
    ({ what, that }) => forgetting(what ?? that ?? '', true),
  ),
  form(
    `(?:stop remembering|don'?t remember|do not remember) (?<what>(?:that (?:i|my|we)|my|about my|where i|who my|what my|when my|how old)\\b.+)`,
    named(true),
  ),
  form(
    `(?:forget|unlearn|erase) (?:about )?(?<what>(?:my|where i|when i|how old i|who my|what my|where my|when my|which)\\b.+)`,
    named(false),
  ),
  {
    pattern: /^(?:[Ff]orget|[Uu]nlearn)(?: about| who)? (?<what>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)(?: is)?$/u,
    wish: named(false),
  },
  {
    pattern:
      /^(?:[Dd]elete|[Ee]rase|[Rr]emove) (?:everything|all|anything) (?:about|related to|to do with|regarding) (?<what>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?|my \p{L}+(?: \p{L}+)?)$/u,
    wish: named(false),
  },
];

function ofSentence(sentence: string): MemoryWish | undefined {
  if (
    !/(?:forget|eras|delet|remov|wipe|learn|scrub|drop|clear|purge|rememb|know|recall|memor|notes|export|download|dump|back ?up|data|stor|sav|record|log|track|told|tell|got|have|keep|not[ei]|collect|take)/i.test(
      sentence,
    )
  )
    return undefined;
  for (const { pattern, wish } of forms) {
    const match = pattern.exec(sentence);
    if (match) return wish(match.groups ?? {});
  }
  return undefined;
}

const pronoun =
  /^(?:it|that|this|him|her|them|those|these|us|you|it all|all (?:of )?(?:it|that|this)|anything|nothing|the (?:above|rest))$/i;
const ownPerson = /^(?:me|myself|who i am|my ?self|me and everything)$/i;
/** Things of the talk itself, which "forget my …" takes back without any memory: a change of mind. */
const ofTheTalk =
  /^(?:about )?my (?:(?:last|previous|earlier|other|first|stupid|silly|dumb) )*(?:questions?|requests?|ideas?|suggestions?|points?|jokes?|rant|rambling|manners|comments?|answers?|words?|order|place|train of thought|problems?|worries|troubles|mistakes?|language|french)$/i;
/** It goes on with something else: a correction, a plan, another matter. */
const goesOn =
  /[,;:–—](?!\s*(?:who|which|where|and)\b)|\b(?:because|but|and (?:then|just|let|tell|i|it|we|what|how)|so (?:i|we|let|that)|instead|let'?s|until|unless|if)\b/i;

function forgetting(said: string, sure: boolean): MemoryWish | undefined {
  const what = said
    .replace(/^(?:that|the fact that|about)\s+/i, '')
    .replace(/^["'“”]+|["'“”\s.!?…]+$/g, '')
    .trim();
  if (what === '' || pronoun.test(what) || ofTheTalk.test(what)) return undefined;
  if (ownPerson.test(what)) return { kind: 'wipe' };
  if (goesOn.test(what) || what.split(/\s+/).length > maxWhatWords) return undefined;
  // "Forget that I asked": of the talk, not of a life.
  if (
    /^i(?: (?:even|ever|just))* (?:asked|exist|was (?:here|joking|kidding)|said|wrote|told you)\b/i.test(what)
  )
    return undefined;
  return { kind: 'forget', what, sure };
}

const yes =
  "(?:yes|yeah|yep|yup|yea|ya|sure|ok|okay|please|please do|confirmed?|i confirm|i am sure|i'm sure|go ahead|do it|definitely|absolutely)";
const yesToAll = new RegExp(
  `^(?:${yes}[\\s,.!:;-]+)+(?:just )?(?:forget|delete|erase|wipe)(?: me and)? (?:everything|all of everything)(?: (?:about me|you know(?: about me)?))?$`,
  'i',
);
const yesToThose = new RegExp(
  `^(?:${yes}[\\s,.!:;-]+)+(?:just )?(?:forget|delete|erase|remove|drop) (?:it|that|this|them|those|these|it all|them all|all of (?:it|that|them|those)|both|all)$`,
  'i',
);

function confirmationIn(said: string): MemoryWish | undefined {
  const text = said
    .replace(emoji, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[\s.!…]+$/, '')
    .replace(/[\s,]+(?:please|pls|thanks|thank you)$/i, '')
    .trim();
  if (yesToAll.test(text)) return { kind: 'confirm', everything: true };
  return yesToThose.test(text) ? { kind: 'confirm', everything: false } : undefined;
}
