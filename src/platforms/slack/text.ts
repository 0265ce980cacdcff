/** Slack's message text (mrkdwn with entities) as Markdown. https://docs.slack.dev/messaging/formatting-message-text */

const entity = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

/** Users and channels that a text names by id only. */
export interface Named {
  readonly users: readonly string[];
  readonly channels: readonly string[];
}

/** Names by id. */
export interface Names {
  readonly user: (id: string) => string | undefined;
  readonly channel: (id: string) => string | undefined;
}

export function namedIn(text: string): Named {
  const users = new Set<string>();
  const channels = new Set<string>();
  for (const [, sigil, id, label] of text.matchAll(entity)) {
    if (sigil === '@' && id) users.add(id);
    if (sigil === '#' && id && !label) channels.add(id);
  }
  return { users: [...users], channels: [...channels] };
}

export function mentions(text: string, userId: string): boolean {
  return namedIn(text).users.includes(userId);
}

/** The text as Markdown, with people as `@Name` and the mention of `selfId` taken out. */
export function toMarkdown(text: string, selfId: string, names: Names): string {
  const code = /(```[\s\S]*?```|`[^`\n]+`)/;
  const pieces = text.split(code).map((piece, at) => {
    const plain = piece.replace(entity, (_, sigil, id, label) => entityText(sigil, id, label, selfId, names));
    return unescapeText(at % 2 === 1 ? codeText(plain) : emphasis(plain));
  });
  return withoutGap(pieces.join('')).trim();
}

/** Where the own mention stood; never in a message, since Slack strips control characters. */
const hole = '\u0000';

function withoutGap(text: string): string {
  return text
    .replace(new RegExp(`(^|\\n)[ \\t]*${hole}[ \\t]*[,:]?[ \\t]*`, 'g'), '$1')
    .replace(new RegExp(`[ \\t]*${hole}[ \\t]*(?=[,.!?;:])`, 'g'), '')
    .replace(new RegExp(`[ \\t]*${hole}[ \\t]*`, 'g'), ' ');
}

function entityText(
  sigil: string,
  id: string,
  label: string | undefined,
  selfId: string,
  names: Names,
): string {
  if (sigil === '@') return id === selfId ? hole : `@${names.user(id) ?? label ?? id}`;
  if (sigil === '#') return `#${label || (names.channel(id) ?? id)}`;
  if (sigil === '!') return specialText(id, label);
  if (label === undefined || label === id) return id.replace(/^(?:mailto|tel):/, '');
  if (id === `mailto:${label}` || id === `tel:${label}` || id === `http://${label}`) return label;
  return `[${label}](${id})`;
}

function specialText(id: string, label: string | undefined): string {
  if (label !== undefined) return label;
  const [kind = ''] = id.split('^');
  return `@${kind}`;
}

function emphasis(text: string): string {
  const before = String.raw`(^|[\s(\["'>_~*])`;
  const after = String.raw`(?=$|[\s.,!?:;)\]"'<_~*])`;
  const mark = (sign: string) =>
    new RegExp(`${before}\\${sign}([^\\s${sign}](?:[^${sign}\\n]*[^\\s${sign}])?)\\${sign}${after}`, 'gm');
  return text.replace(mark('*'), '$1**$2**').replace(mark('~'), '$1~~$2~~');
}

/** Slack writes the first line of a code block right behind the fence, where Markdown expects its language. */
function codeText(text: string): string {
  return text.replace(/^```(?=[^\n])/, '```\n').replace(/([^\n])```$/, '$1\n```');
}

function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
