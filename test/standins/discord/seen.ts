import { pingsOf } from './rest-messages.ts';
import { snowflakeTime } from './snowflake.ts';
import { type Json, messageFlags } from './wire.ts';
import type { KeptMessage } from './world.ts';

/** A message as a person sees it now, with every text it ever had. */
export interface SeenMessage {
  readonly id: string;
  readonly author: string;
  readonly byBot: boolean;
  readonly content: string;
  readonly versions: readonly { readonly at: number; readonly content: string }[];
  readonly createdAt: number;
  readonly deletedAt: number | undefined;
  readonly replyTo: string | undefined;
  readonly ephemeral: boolean;
  readonly flags: number;
  readonly components: readonly Json[];
  readonly files: readonly string[];
  readonly allowedMentions: unknown;
  /** Whom it notified. */
  readonly pings: { readonly everyone: boolean; readonly users: readonly string[] };
}

export function seen(kept: KeptMessage): SeenMessage {
  const { wire } = kept;
  return {
    id: wire.id,
    author: wire.author.global_name ?? wire.author.username,
    byBot: wire.author.bot === true,
    content: wire.content,
    versions: kept.versions,
    createdAt: snowflakeTime(wire.id),
    deletedAt: kept.deletedAt,
    replyTo: wire.message_reference === undefined ? undefined : String(wire.message_reference.message_id),
    ephemeral: (wire.flags & messageFlags.ephemeral) !== 0,
    flags: wire.flags,
    components: wire.components,
    files: wire.attachments.map((file) => file.filename),
    allowedMentions: kept.allowedMentions,
    pings: pingsOf(wire.content, kept.allowedMentions),
  };
}
