import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import {
  FamiliarError,
  PermissionMissing,
  PlatformRefused,
  PlatformUnavailable,
  RateLimited,
  TargetGone,
} from '../../core/errors.ts';

const gone = new Set([
  'message_not_found',
  'channel_not_found',
  'thread_not_found',
  'is_archived',
  'cannot_reply_to_message',
]);

const notAllowed = new Set([
  'not_in_channel',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'ekm_access_denied',
  'access_denied',
  'accesslimited',
  'team_access_not_granted',
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
]);

const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

const noSuchAddress = new Set([404, 405, 501]);

/** Where Slack asks to wait and does not say how long. */
const unknownWaitMs = 1000;

/**
 * Slack's own error code such as `message_not_found`; undefined where the answer never got that far. A server that has no such
 * address has no such method.
 */
export function slackCode(error: unknown): string | undefined {
  if (error instanceof WebAPIHTTPError && noSuchAddress.has(error.statusCode)) return 'unknown_method';
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

/** The scope that a `missing_scope` answer asks for. */
export function neededScope(error: unknown): string | undefined {
  if (!(error instanceof WebAPIPlatformError)) return undefined;
  const { needed } = error.data as { readonly needed?: unknown };
  return typeof needed === 'string' ? needed : undefined;
}

/** Wraps what a Web API call threw, by what the caller can do about it. */
export function toPlatformError(error: unknown): FamiliarError {
  if (error instanceof FamiliarError) return error;
  const options = { cause: error };
  if (error instanceof WebAPIRateLimitedError) return new RateLimited(error.retryAfter * 1000, options);
  if (error instanceof WebAPIRequestError) return new PlatformUnavailable('Slack did not answer', options);
  if (error instanceof WebAPIHTTPError) {
    if (error.statusCode === 429) return new RateLimited(unknownWaitMs, options);
    const message = `Slack answered with HTTP status ${error.statusCode}`;
    return error.statusCode >= 500
      ? new PlatformUnavailable(message, options)
      : new PlatformRefused(message, options);
  }
  if (error instanceof WebAPIPlatformError) return fromCode(error);
  return new PlatformUnavailable('The call to Slack failed', options);
}

function fromCode(error: WebAPIPlatformError): FamiliarError {
  const options = { cause: error };
  const code = error.data.error;
  if (code === 'ratelimited' || code === 'rate_limited') {
    const { retryAfter } = error.data.response_metadata ?? {};
    return new RateLimited(retryAfter === undefined ? unknownWaitMs : retryAfter * 1000, options);
  }
  if (gone.has(code)) return new TargetGone(`Slack: ${code}`, options);
  if (notAllowed.has(code)) {
    const scope = neededScope(error);
    return new PermissionMissing(
      scope === undefined ? `Slack: ${code}` : `Slack: ${code} (${scope})`,
      options,
    );
  }
  if (passing.has(code)) return new PlatformUnavailable(`Slack: ${code}`, options);
  return new PlatformRefused(`Slack: ${code}`, options);
}
