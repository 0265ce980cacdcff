/** The shape of a form: how one kind of statement is worded, and the facts it gives. */
import type { EntityRef } from '../../types.ts';
import type { ExtractionContext } from './extracted-fact.ts';
import type { Phrase } from './phrase.ts';
import { thing, things } from './values.ts';

/** A fact as a form reads it; the reader of the message adds entity, cardinality, importance and time. */
export interface Draft {
  readonly predicate: string;
  readonly value: string;
  readonly effect?: 'ended';
  readonly ends?: readonly string[];
  readonly confidence?: number;
  /** It is not so, which tells nothing unless it was thought to be so. */
  readonly denies?: boolean;
  /** As `validFrom` and `validTo` of a fact. */
  readonly from?: number;
  readonly to?: number;
  readonly cardinality?: 'one' | 'many';
  /** Of whom, where it is not the clause's subject. */
  readonly entity?: EntityRef;
}

export interface Said {
  /** The whole clause, for what its end tells (a date, a place). */
  readonly clause: string;
  readonly phrase: Phrase;
  readonly ofSelf: boolean;
  /** Nobody was named as subject. */
  readonly bare: boolean;
  /** It is not the first clause of its sentence. */
  readonly follows: boolean;
  /** Known by a name alone, and new. */
  readonly strange: boolean;
  readonly entity: EntityRef;
  readonly context: ExtractionContext | undefined;
}

export interface Form {
  /** Of the phrase's words, from their start. */
  readonly pattern: RegExp;
  /** Holds for a phrase without a written subject too. */
  readonly bare?: true;
  /** Whom it may be said of; anybody where absent. */
  readonly of?: 'self' | 'others';
  /** What it means when denied: that it has ended, or a fact of another predicate. Nothing where absent. */
  readonly denied?: 'ended' | 'dislikes' | 'read';
  /** In the past tense: it has ended, it still holds ("was born in"), or it says nothing. Ended where absent. */
  readonly past?: 'holds' | 'nothing';
  readonly read: (match: RegExpExecArray, said: Said) => readonly Draft[];
}

const none: readonly Draft[] = [];

/** One value, checked. */
export function one(
  predicate: string,
  check: (raw: string) => string | undefined = thing,
  more: Partial<Draft> = {},
): Form['read'] {
  return (match) => {
    const value = check(match[1] ?? '');
    return value === undefined ? none : [{ predicate, value, ...more }];
  };
}

/** Several values in one statement, such as "nuts and eggs". */
export function many(predicate: string, wordsAtMost = 6): Form['read'] {
  return (match) => things(match[1] ?? '', wordsAtMost).map((value) => ({ predicate, value }));
}

/** The words as they stand, once they matched. */
export function fixed(predicate: string, value: string, more: Partial<Draft> = {}): Form['read'] {
  return () => [{ predicate, value, ...more }];
}

/** The end of the predicate, whatever its value. */
export function over(...predicates: readonly string[]): readonly Draft[] {
  return predicates.map((predicate) => ({ predicate, value: '', effect: 'ended' }));
}
