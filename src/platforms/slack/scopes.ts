/** What the bot token must be granted: exactly the bot scopes of config/slack-manifest.yaml, each with what it is for. */
export const botScopes = {
  'app_mentions:read': 'to hear mentions',
  'assistant:write': 'for the assistant pane: status, title, suggested prompts',
  'channels:history': 'to hear threads in public channels',
  'channels:read': 'to tell public channels from private ones',
  'chat:write': 'to answer',
  commands: 'for the slash command',
  'files:read': 'to read attachments',
  'files:write': 'to give people the export of their memory',
  'groups:history': 'to hear threads in private channels',
  'im:history': 'to hear direct messages',
  'mpim:history': 'to hear group direct messages',
  'users:read': 'to know names and time zones',
} as const satisfies Readonly<Record<string, string>>;
