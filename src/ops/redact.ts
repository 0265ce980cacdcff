/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

const mark = '[redacted]';

/** Shapes of secrets that may come from elsewhere than our settings: responses, addresses, headers. */
const shapes: readonly [RegExp, string][] = [
  // Slack: bot, user, refresh and app-level tokens.
  [/\bxox[a-z](?:\.xox[a-z])?-[\w%.-]{4,}/gi, mark],
  [/\bxapp-[\w%.-]{4,}/gi, mark],
  // Keys of OpenAI and of the providers that took its shape.
  [/\bsk-[\w-]{8,}/g, mark],
  // Discord's bot token: user id, time stamp and signature, each in base64url.
  [/\b[\w-]{22,30}\.[\w-]{6,7}\.[\w-]{27,}/g, mark],
  // Interaction and webhook tokens stand in the path of Discord's and Slack's addresses.
  [/\/(webhooks|interactions)\/(\d+)\/[^/\s"'?]+/g, `/$1/$2/${mark}`],
  [/hooks\.slack\.com\/[^\s"']+/g, `hooks.slack.com/${mark}`],
  [/\b(Bearer|Bot|Basic)\s+[\w.~+/=-]{8,}/g, `$1 ${mark}`],
  // The user and password of an address.
  [/:\/\/[^\s/@"']+@/g, `://${mark}@`],
];

/** A value this short stands in ordinary words; taking it out would leave no log to read. */
const shortestSecret = 4;

/**
 * Replaces the given values, wherever they stand (also as JSON or an address writes them), and everything that has the shape
 * of a token. Values under four characters are left alone.
 */
export function createRedactor(secretValues: readonly string[]): Redact {
  const spellings = secretValues.filter((value) => value.length >= shortestSecret).flatMap(spellingsOf);
  // The longest first: a secret that holds another goes as a whole.
  const known = [...new Set(spellings)].sort((a, b) => b.length - a.length);
  return (text) => {
    const withoutKnown = known.reduce((rest, secret) => rest.replaceAll(secret, () => mark), text);
    return shapes.reduce((rest, [shape, replacement]) => rest.replace(shape, replacement), withoutKnown);
  };
}

/** As it is, and as JSON, an address and a form write it. */
function spellingsOf(value: string): readonly string[] {
  const encoded = encodeURIComponent(value.toWellFormed());
  const inAddress = new URL(`http://host/?${encoded}`).search.slice(1);
  const inForm = new URLSearchParams({ v: value }).toString().slice(2);
  return [value, JSON.stringify(value).slice(1, -1), encoded, inAddress, inForm];
}
