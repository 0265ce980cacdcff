/** What makes a message findable. */
import type { PassageIndex } from '../../types.ts';
import { termsOf } from './terms.ts';
import { tellsTime } from './time-expressions.ts';

/** Bits of `PassageIndex.traits`. */
export const traits = {
  asksQuestion: 1,
  tellsTime: 2,
  endsAsking: 4,
} as const;

export interface PassageText {
  readonly text: string;
  /** What is known of its pictures and files in words. */
  readonly attachmentCaptions: readonly string[];
}

export function passageOf({ text, attachmentCaptions }: PassageText): PassageIndex {
  return { terms: [text, ...attachmentCaptions].flatMap(termsOf), traits: traitsOf(text) };
}

function traitsOf(text: string): number {
  return (
    (text.includes('?') ? traits.asksQuestion : 0) |
    (/\?[^.!?\p{L}\p{N}]*$/u.test(text) ? traits.endsAsking : 0) |
    (tellsTime(text) ? traits.tellsTime : 0)
  );
}

/** Of what is not to be found: it stands for "looked at", so that nobody indexes it later. */
export const emptyPassage: PassageIndex = { terms: [], traits: 0 };
