import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { InvalidInput } from '../core/errors.ts';

/** Short tokens can be guessed over the network. */
const minTokenChars = 12;
const cookieName = 'familiar_session';
const cookieMaxAgeSeconds = 30 * 24 * 60 * 60;

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Whether a `Host` header names this machine itself: any other name on a loopback address is DNS rebinding. */
export function namesLoopback(hostHeader: string | undefined): boolean {
  const name = /^(?<name>\[[^\]]+\]|[^:]+)(?::\d+)?$/.exec(hostHeader ?? '')?.groups?.name ?? '';
  return isLoopback(name.toLowerCase()) || name.toLowerCase().endsWith('.localhost');
}

/**
 * Whether the page itself made a request that changes something (against cross-site request forgery). Browsers send
 * `Sec-Fetch-Site`, older ones `Origin`; other clients state one of them.
 */
export function isSameOrigin(headers: {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly 'sec-fetch-site'?: string | string[] | undefined;
}): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  if (headers.origin !== undefined) {
    return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host?.toLowerCase();
  }
  return site === 'same-origin';
}

/** The one shared secret that opens the page, and the cookie that stands for it. */
export class Gate {
  readonly #token: string;
  /** Follows from the token alone, so that sessions outlive a restart and end when the token changes. */
  readonly #session: string;

  /** @throws InvalidInput when the token is too short */
  constructor(token: string) {
    if (token.length < minTokenChars) {
      throw new InvalidInput(
        `WEB_TOKEN needs at least ${minTokenChars} characters, e.g. from: openssl rand -hex 24`,
      );
    }
    this.#token = token;
    this.#session = createHmac('sha256', token).update('familiar web session').digest('base64url');
  }

  accepts(token: string): boolean {
    return equal(token, this.#token);
  }

  /** Whether a request carries the cookie, or `Authorization: Bearer` with the token. */
  admits(headers: {
    readonly cookie?: string | undefined;
    readonly authorization?: string | undefined;
  }): boolean {
    const bearer = /^Bearer (?<token>.+)$/i.exec(headers.authorization ?? '')?.groups?.token;
    if (bearer !== undefined) return this.accepts(bearer);
    const prefix = `${cookieName}=`;
    const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
    const session = pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length);
    return session !== undefined && equal(session, this.#session);
  }

  /** The `Set-Cookie` header of a login; `isHttps` keeps it off plain connections. */
  cookie(isHttps: boolean): string {
    return setCookie(this.#session, cookieMaxAgeSeconds, isHttps);
  }

  /** The `Set-Cookie` header of a logout. */
  expiredCookie(isHttps: boolean): string {
    return setCookie('', 0, isHttps);
  }
}

function setCookie(value: string, maxAgeSeconds: number, isHttps: boolean): string {
  const secure = isHttps ? '; Secure' : '';
  return `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}${secure}`;
}

/** In constant time; digests make the lengths equal. */
function equal(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
