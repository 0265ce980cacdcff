/** What ids in a message's markup stand for. */
export interface Names {
  /** Display name of a mentioned user; undefined when the id is no real mention, e.g. within code. */
  user(id: string): string | undefined;
  role(id: string): string | undefined;
  channel(id: string): string | undefined;
}

/** https://docs.discord.com/developers/reference#message-formatting */
const markup =
  /<(?:@!?(?<user>\d{1,20})|@&(?<role>\d{1,20})|#(?<channel>\d{1,20})|a?:(?<emoji>\w{2,32}):\d{1,20}|t:(?<time>-?\d{1,13})(?::[a-zA-Z])?|\/(?<command>[^:<>]{1,100}):\d{1,20})>/g;

/** Discord's markup as a person sees it: `@Name`, `#channel`, `:emoji:`, a date. */
export function readableText(content: string, names: Names): string {
  return content.replaceAll(markup, (whole, ...rest: unknown[]) => {
    const found = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (found.user !== undefined) return prefixed('@', names.user(found.user)) ?? whole;
    if (found.role !== undefined) return prefixed('@', names.role(found.role)) ?? '@unknown-role';
    if (found.channel !== undefined) return prefixed('#', names.channel(found.channel)) ?? '#unknown';
    if (found.emoji !== undefined) return `:${found.emoji}:`;
    if (found.command !== undefined) return `/${found.command}`;
    return dateOf(Number(found.time)) ?? whole;
  });
}

/** Takes out mentions given by id, with the comma or colon of an address at the start: `@Wren, hi` becomes `hi`. */
export function withoutMentions(content: string, mentions: readonly string[]): string {
  let text = content;
  for (const mention of mentions) {
    // Blanks and comma go only at the very start, so that the rest keeps its spacing.
    while (text.trimStart().startsWith(mention)) {
      text = text
        .trimStart()
        .slice(mention.length)
        .replace(/^[ \t]*[,:;]?[ \t]*/, '');
    }
    text = text.split(` ${mention}`).join('').split(mention).join('');
  }
  return text.trim();
}

function prefixed(sign: string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : `${sign}${name.replace(/^@/, '')}`;
}

function dateOf(seconds: number): string | undefined {
  const date = new Date(seconds * 1_000);
  return Number.isNaN(date.getTime())
    ? undefined
    : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
