import type { PlatformName, Tier } from '../core/types.ts';

/** How Familiar is doing, as the status page shows it; the composition root gathers it. */
export interface StatusView {
  /** Messages are taken and answered: what `/readyz` says. */
  readonly ready: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly model: {
    readonly configured: boolean;
    /** One line: the models per tier, or how to configure one. */
    readonly detail: string;
  };
  readonly platforms: readonly PlatformView[];
  readonly database: {
    readonly kind: 'sqlite' | 'postgres';
    readonly ok: boolean;
    /** One line without credentials: the file, or host and database. */
    readonly detail: string;
  };
  /** Replies since the start. */
  readonly replies: Readonly<Record<Tier, number>> & { readonly broken: number };
  /** Milliseconds since 1970; absent when there was none since the start. */
  readonly lastMessageAt?: number;
  readonly lastReplyAt?: number;
}

export interface PlatformView {
  readonly name: PlatformName;
  readonly state: 'off' | 'connecting' | 'ready' | 'degraded' | 'failed';
  /** One line: who we are there, or what is wrong; empty where it is not set up. */
  readonly detail: string;
  /** For a platform that is off: what to do to add it. */
  readonly howToAdd?: string;
}

export interface CharacterView {
  readonly name: string;
  /** One line under the name. */
  readonly tagline?: string;
  /** What the character says before anything was said. */
  readonly greeting?: string;
  /** Openers to tap on an empty page. */
  readonly suggestions?: readonly string[];
}
