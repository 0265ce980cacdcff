import type { Mood } from '../types.ts';
import { emojiArousal, idioms, intensifiers, negations, weightOf } from './lexicon.ts';

/** Longer texts are long for other reasons than feeling; also bounds the work. UTF-16 code units. */
const maxChars = 1_000;
/** Words back from a feeling word in which a negation or an intensifier still bears on it. */
const reach = 3;
/** "Not good" is bad, but not as bad as "bad". */
const negationFactor = -0.6;
/** The sum of weights (AFINN: up to 5 a word) at which a push is at three quarters of its full strength. */
const fullWeight = 4;

/** Whom the feeling words of a text are about. */
type Target = 'character' | 'speaker' | 'other';

/** How much of its force a feeling has on the character, by whom it is meant for. */
const shares: Readonly<Record<Target, number>> = { character: 1, speaker: 0.6, other: 0.6 };

/** What the words of one message do to the character: a push on each axis, in [-1, 1]. Pure; reads 1,000 characters at most. */
export function appraise(text: string, characterName: string): Mood {
  const words = text.slice(0, maxChars);
  const spoken = withoutQuotations(words);
  const plain = spoken.toLowerCase().replaceAll('’', "'");
  const { weight, rest } = takeIdioms(plain);
  const tokens = rest.match(/\p{L}[\p{L}\p{M}\p{N}']*|\p{Extended_Pictographic}/gu) ?? [];
  const total = weight + weigh(tokens);
  const stir = stirOf(spoken, tokens);
  const target = targetOf(plain, characterName);

  const force = Math.tanh(total / fullWeight) * (1 + 0.3 * stir);
  const pleasure = force * shares[target];
  return {
    pleasure: clamp(pleasure),
    arousal: clamp(Math.abs(pleasure) * 0.3 + (total === 0 ? 0 : stir * 0.5)),
    dominance: clamp(dominanceOf(force, target)),
  };
}

/**
 * Praise lifts the character and an attack on it makes it small; somebody's sorrow asks for its strength. The sign tells sorrow
 * from attack, which the relationship needs.
 */
function dominanceOf(force: number, target: Target): number {
  if (target === 'character') return force * 0.4;
  return force < 0 ? -force * 0.1 : force * 0.1;
}

/** Code, links and quotations are not the speaker's own feelings. */
function withoutQuotations(text: string): string {
  return text
    .replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`|https?:\/\/\S+/g, ' ')
    .replace(/"[^"\n]*"|“[^”\n]*”|(?<![\p{L}\p{N}])['‘](?=\S)[^'\n]{2,80}['’](?![\p{L}\p{N}])|^>.*$/gmu, ' ');
}

function takeIdioms(text: string): { readonly weight: number; readonly rest: string } {
  let weight = 0;
  let rest = text;
  for (const [pattern, worth] of idioms) {
    rest = rest.replace(pattern, () => {
      weight += worth;
      return ' . ';
    });
  }
  return { weight, rest };
}

function weigh(tokens: readonly string[]): number {
  let total = 0;
  for (const [index, token] of tokens.entries()) {
    let weight = weightOf(token);
    if (weight === 0) continue;
    for (const before of tokens.slice(Math.max(0, index - reach), index)) {
      if (negations.has(before)) weight *= negationFactor;
      weight *= intensifiers.get(before) ?? 1;
    }
    total += weight;
  }
  return total;
}

/** Shouting, exclamation marks and lively emoji, in [-1, 1]. */
function stirOf(text: string, tokens: readonly string[]): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const shouting = letters >= 6 && capitals / letters > 0.7 ? 0.5 : 0;
  const marks = Math.min(3, text.match(/!/g)?.length ?? 0) * 0.15;
  const faces = tokens.reduce((sum, token) => sum + (emojiArousal(token) ?? 0), 0);
  return clamp(shouting + marks + clamp(faces) * 0.5);
}

const secondPerson =
  /\b(?:you|u|ur|your|yours|you're|youre|you've|yourself|bot|shut up|go away|leave me alone)\b/;
const firstPerson = /\b(?:i|i'm|im|i've|my|me|myself|we|we're|our)\b/;
/** "I hate you": the speaker's feeling, but for the character. */
const feelingForYou =
  /\b(?:love|hate|miss|missed|adore|thank|thanks|appreciate|angry at|mad at|sorry|hurt)\b.{0,20}\b(?:you|u|ya)\b/;

function targetOf(text: string, characterName: string): Target {
  if (text.includes(characterName.toLowerCase()) || feelingForYou.test(text)) return 'character';
  const you = secondPerson.exec(text);
  const me = firstPerson.exec(text);
  if (you && me) return you.index < me.index ? 'character' : 'speaker';
  if (you) return 'character';
  return me ? 'speaker' : 'other';
}

function clamp(value: number): number {
  return Math.min(1, Math.max(-1, value));
}
