/** Codes that people type: eight letters and digits without look-alikes, shown as `K7QF-3MXD`. */

/** Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const lookAlikes: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/** A digit for each byte, of which the lowest five bits count. */
export function digitsOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('');
}

/** A number below 32^`length`, as that many digits. */
export function digitsOfNumber(value: number, length: number): string {
  let rest = value;
  let digits = '';
  for (let at = 0; at < length; at++) {
    digits = alphabet[rest % alphabet.length] + digits;
    rest = Math.floor(rest / alphabet.length);
  }
  return digits;
}

/** NaN for what holds another character. */
export function numberOfDigits(digits: string): number {
  let value = 0;
  for (const digit of digits) {
    const at = alphabet.indexOf(digit);
    if (at < 0) return Number.NaN;
    value = value * alphabet.length + at;
  }
  return value;
}

/** In groups of four, for the eye. */
export function spaced(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, '$1-');
}

/** What somebody typed as the digits that were meant: case, spaces, hyphens and look-alikes forgiven. */
export function typed(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s`*_-]+/g, '')
    .replace(/[ILO]/g, (letter) => lookAlikes[letter] ?? letter);
}
