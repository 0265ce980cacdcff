import type { types } from '@slack/bolt';
import slackify from 'slackify-markdown';

type KnownBlock = types.KnownBlock;

/** What must never leave as a real mention: it would ring the phones of a whole channel, or of people the model made up. */
const massMention = /(?<![\w.])@(?=(?:channel|here|everyone)\b)/gi;
const entityMention = /<(?=!(?:channel|here|everyone|subteam)|@[A-Z0-9])/gi;
const guarded = ['@channel', '@here', '@everyone', '<!channel', '<!here', '<!everyone', '<!subteam', '<@u'];

/** Slack takes 4,000 bytes in the `text` of chat.update, counted after escaping; longer ones go as Markdown. */
const updateBytes = 4000;

/** The Markdown with mass and entity mentions made harmless; as long as before. */
export function withoutPings(markdown: string): string {
  return markdown.replace(massMention, '＠').replace(entityMention, '‹');
}

/**
 * How much of a text that still grows can be shown: all but an end that may become a mention. So `withoutPings` of what is
 * shown stays a prefix of `withoutPings` of the whole.
 */
export function settledLength(markdown: string): number {
  const tail = Math.max(markdown.lastIndexOf('@'), markdown.lastIndexOf('<'), markdown.length - 12);
  for (let at = Math.max(0, Math.min(tail, markdown.length - 12)); at < markdown.length; at++) {
    const end = markdown.slice(at).toLowerCase();
    if (guarded.some((word) => word.startsWith(end))) return at;
  }
  return markdown.length;
}

/** Slack's mrkdwn for a Markdown text. */
export function toMrkdwn(markdown: string): string {
  const mrkdwn = slackify(withoutPings(markdown));
  // What is left of `<` and is no link would be read as one: HTML, type parameters in code.
  return mrkdwn
    .replace(/<(?!(?:https?:|mailto:|tel:)[^<>\s]+>|(?:https?:|mailto:|tel:)[^<>|]+\|[^<>]*>)/g, '&lt;')
    .trimEnd();
}

export const retryActionId = 'familiar_retry';

function retryRow() {
  const label = { type: 'plain_text' as const, text: 'Try again', emoji: true };
  return {
    type: 'actions' as const,
    elements: [{ type: 'button' as const, action_id: retryActionId, text: label, value: 'retry' }],
  };
}

/** The button alone, to stand under a stream that ends. */
export function retryBlocks(retryButton: boolean | undefined) {
  return retryButton ? [retryRow()] : [];
}

/**
 * What chat.update shows for a Markdown text: mrkdwn where it fits, a Markdown block under which a button
 * can stand, or Markdown that Slack renders. Blocks are always said, or an update would keep the old ones.
 */
export function contentsOf(
  markdown: string,
  retryButton: boolean | undefined,
): { text: string; blocks: KnownBlock[] } | { markdown_text: string } {
  const text = toMrkdwn(markdown);
  const fits = Buffer.byteLength(text) <= updateBytes;
  if (retryButton) {
    const fallback = fits ? text : 'A long reply';
    return {
      text: fallback,
      blocks: [{ type: 'markdown' as const, text: withoutPings(markdown) }, retryRow()],
    };
  }
  return fits ? { text, blocks: [] } : { markdown_text: withoutPings(markdown) };
}

/** The same for a message that is new: it has no blocks to take away. */
export function newContentsOf(
  markdown: string,
  retryButton: boolean | undefined,
): { text: string; blocks?: KnownBlock[] } | { markdown_text: string } {
  const contents = contentsOf(markdown, retryButton);
  return 'blocks' in contents && contents.blocks.length === 0 ? { text: contents.text } : contents;
}

/** Letters and digits only, without addresses and emoji: what is left of a text however it was rendered. */
export function gist(text: string): string {
  return text
    .replace(/https?:\/\/[^\s|>)]+/g, '')
    .replace(/&(?:amp|lt|gt);/g, '')
    .replace(/:[\w+-]+:/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
