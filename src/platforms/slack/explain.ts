import { neededScope, slackCode } from './errors.ts';

/** What is wrong with the bot token and what to do; undefined when it is not the token. */
export function explainBotToken(error: unknown): string | undefined {
  switch (slackCode(error)) {
    case 'not_authed':
    case 'invalid_auth':
      return 'Slack does not accept SLACK_BOT_TOKEN: copy the Bot User OAuth Token (xoxb-…) from the app’s page "OAuth & Permissions"';
    case 'account_inactive':
    case 'token_revoked':
    case 'token_expired':
      return 'SLACK_BOT_TOKEN is no longer valid: install the app in the workspace again and copy the new Bot User OAuth Token';
    case 'not_allowed_token_type':
      return 'SLACK_BOT_TOKEN is of the wrong kind: it has to be the Bot User OAuth Token, which starts with xoxb-';
    case 'missing_scope':
      return `The Slack app lacks the scope ${neededScope(error) ?? ''}: apply config/slack-manifest.yaml and install the app again`;
    default:
      return undefined;
  }
}

/** The same for the app-level token. */
export function explainAppToken(error: unknown): string | undefined {
  switch (slackCode(error)) {
    case 'not_authed':
    case 'invalid_auth':
    case 'token_revoked':
    case 'account_inactive':
      return 'Slack does not accept SLACK_APP_TOKEN: create an app-level token (xapp-…) on the app’s page "Basic Information"';
    case 'not_allowed_token_type':
      return 'SLACK_APP_TOKEN is of the wrong kind: Socket Mode needs an app-level token, which starts with xapp-';
    case 'missing_scope':
      return 'SLACK_APP_TOKEN lacks the scope connections:write: create an app-level token with that scope on the app’s page "Basic Information"';
    case 'forbidden_team':
    case 'socket_mode_not_enabled':
      return 'Socket Mode is not enabled for the Slack app: turn it on on the app’s page "Socket Mode"';
    default:
      return undefined;
  }
}
