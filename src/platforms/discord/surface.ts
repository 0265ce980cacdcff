import { createHash } from 'node:crypto';
import { MessageFlags, type REST, type RESTPostAPIChannelMessageJSONBody, Routes } from 'discord.js';
import type { FamiliarError } from '../../core/errors.ts';
import type { Logger, PartId, PartOptions, RateLimit, Surface, SurfaceTraits } from '../../core/ports.ts';
import { discordCode, toFamiliarError } from './errors.ts';
import type { OwnMessages } from './own-messages.ts';
import { render } from './render.ts';
import { retryRow } from './retry-button.ts';

/** https://docs.discord.com/developers/resources/message#create-message: bots may send 2,000 characters. */
export const maxContentChars = 2_000;

/** Nobody is pinged by what a model writes, the person answered included: they see the reply. */
export const noMentions = { parse: [], replied_user: false };

/**
 * A bot may make 50 requests a second in all (https://discord.com/developers/docs/topics/rate-limits#global-rate-limit); some
 * are left for typing, commands and files.
 */
const allCalls: RateLimit = { key: 'discord:all', burst: 40, perSecond: 40 };

export interface DiscordSurfaceOptions {
  readonly rest: REST;
  /** Channel, thread or DM. */
  readonly channelId: string;
  readonly replyToMessageId?: string | undefined;
  readonly adopted: readonly PartId[];
  readonly own: OwnMessages;
  readonly logger: Logger;
}

/** One reply in a Discord channel: each part is a message, grown by edits. */
export class DiscordSurface implements Surface {
  readonly traits: SurfaceTraits;
  readonly #options: DiscordSurfaceOptions;
  #first: boolean;
  #referable = true;

  constructor(options: DiscordSurfaceOptions) {
    this.#options = options;
    this.#first = options.adopted.length === 0;
    this.traits = {
      maxChars: maxContentChars,
      minEditIntervalMs: 1_000,
      firstTextChars: 16,
      growth: 'replace',
      // Seen from Discord's headers: 5 messages, and as many edits, in 5 s for each channel.
      rateLimit: { key: `discord:channel:${options.channelId}`, burst: 5, perSecond: 1, within: allCalls },
    };
  }

  async open(text: string, options: PartOptions): Promise<PartId> {
    const { own } = this.#options;
    const sent = await this.#create(this.#body(text, options)).catch((error: unknown) => {
      if (!isUnreferable(error)) throw error;
      this.#referable = false;
      return this.#create(this.#body(text, options));
    });
    own.add(sent.id);
    this.#first = false;
    return sent.id;
  }

  async grow(part: PartId, text: string): Promise<void> {
    await this.#patch(part, { content: render(text), allowed_mentions: noMentions });
  }

  async close(part: PartId, text: string, options?: Pick<PartOptions, 'retryButton'>): Promise<void> {
    await this.#patch(part, {
      content: render(text),
      allowed_mentions: noMentions,
      // Links unfold now that they are whole.
      flags: 0,
      components: options?.retryButton ? [retryRow] : [],
    });
  }

  async remove(part: PartId): Promise<void> {
    await this.#call((rest) => rest.delete(Routes.channelMessage(this.#options.channelId, part)));
  }

  async typing(): Promise<void> {
    try {
      await this.#call((rest) => rest.post(Routes.channelTyping(this.#options.channelId)));
    } catch (error) {
      const { code } = error as FamiliarError;
      this.#options.logger.debug('Typing could not be shown', {
        channel: this.#options.channelId,
        error: code,
      });
    }
  }

  #body(text: string, options: PartOptions): RESTPostAPIChannelMessageJSONBody {
    return {
      content: render(text),
      allowed_mentions: noMentions,
      nonce: nonceOf(this.#options.channelId, options.idempotencyKey),
      enforce_nonce: true,
      ...this.#reference(),
      // Half a link must not unfold while the text grows.
      ...(options.whole ? {} : { flags: MessageFlags.SuppressEmbeds }),
      ...(options.retryButton ? { components: [retryRow] } : {}),
    };
  }

  #reference(): Pick<RESTPostAPIChannelMessageJSONBody, 'message_reference'> {
    const { replyToMessageId } = this.#options;
    if (!this.#first || !this.#referable || replyToMessageId === undefined) return {};
    return { message_reference: { message_id: replyToMessageId, fail_if_not_exists: false } };
  }

  #create(body: RESTPostAPIChannelMessageJSONBody): Promise<{ readonly id: string }> {
    return this.#call(
      (rest) =>
        rest.post(Routes.channelMessages(this.#options.channelId), { body }) as Promise<{ id: string }>,
    );
  }

  #patch(part: PartId, body: unknown): Promise<unknown> {
    return this.#call((rest) => rest.patch(Routes.channelMessage(this.#options.channelId, part), { body }));
  }

  async #call<T>(send: (rest: REST) => Promise<T>): Promise<T> {
    try {
      return await send(this.#options.rest);
    } catch (error) {
      throw toFamiliarError(error);
    }
  }
}

/** Without access to the history a reply cannot refer to anything, but can still be sent. */
function isUnreferable(error: unknown): boolean {
  return discordCode(error) === 160_002;
}

/** A nonce has at most 25 characters; 144 bits of a hash never meet by chance. */
function nonceOf(channelId: string, idempotencyKey: string): string {
  return createHash('sha256').update(`${channelId}/${idempotencyKey}`).digest('base64url').slice(0, 24);
}
