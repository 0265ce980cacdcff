/** What extraction takes in and gives: the plain data between reading a message and binding it to owner and source. */
import type { EntityRef, Fact } from '../../types.ts';
import type { Cardinality } from '../predicates.ts';

/** A statement taken from one message, before it is bound to its owner, source and audience. */
export interface ExtractedFact {
  readonly entity: EntityRef;
  readonly predicate: string;
  readonly value: string;
  readonly cardinality: Cardinality;
  /** As in `NewFact`. */
  readonly effect: 'holds' | 'ended';
  readonly ends?: readonly string[];
  readonly confidence: number;
  readonly importance: number;
  /** When it became true, where the statement says so; else the time of the message. Milliseconds since 1970. */
  readonly validFrom?: number;
  /** When it stops being true, where the statement says so. Milliseconds since 1970. */
  readonly validTo?: number;
}

/** What of a standing fact a correction looks at. */
export type KnownFact = Pick<Fact, 'predicate' | 'value' | 'cardinality' | 'effect' | 'validFrom'> & {
  readonly entity: EntityRef;
};

export interface ExtractionContext {
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** IANA name: in whose days "next Friday" is counted. */
  readonly timeZone: string;
  /** The character's line right before, so that "Lisbon" is understood after "where do you live?". */
  readonly previousCharacterLine?: string;
  /** The speaker's standing facts that this place may read, newest first: what corrections and pronouns may mean. */
  readonly known?: readonly KnownFact[];
}

export interface Reading {
  readonly facts: readonly ExtractedFact[];
  /** What of the message was not a fact, for whoever decides whether more than an acknowledgement is due. */
  readonly rest: string;
}
