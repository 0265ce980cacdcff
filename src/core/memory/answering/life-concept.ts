/** One thing that people are asked about: the form of a row in the lexicon of concepts. */
import type { AnswerKind } from './answer-kinds.ts';

export interface LifeConcept {
  readonly name: string;
  /** Matches the plain question. */
  readonly asked: RegExp;
  /** A statement with one of these speaks of the concept. */
  readonly cue: RegExp;
  /** Speaks of it perhaps: enough together with something else. */
  readonly hint?: RegExp;
  /** Looks like the concept and is something else: "applied to", "got stuck in". */
  readonly bar?: RegExp;
  /** The answer must hold this, whatever the question's form. */
  readonly holds?: AnswerKind;
  /** Question words that name the concept itself and need not stand in the answer; plain words. */
  readonly words: string;
  /** End of "I don't know …" for the asker: "where you live". */
  readonly unknown: string;
  /** Predicates of facts that answer it, best first. */
  readonly predicates: readonly string[];
  /** A new value ends the old one. */
  readonly single: boolean;
}

/** Whole words; a possessive or contracted s has lost its apostrophe: "surnames Reyes". */
export const w = (source: string): RegExp =>
  new RegExp(`\\b(?:${source.replaceAll('\\p{L}', '[a-z]').replaceAll('\\d', '[0-9]')})s?(?![a-z0-9])`);
