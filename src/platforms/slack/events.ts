/** The parts of Slack's events that the adapter reads. Everything may be missing: other servers than Slack's own send them too. */

export interface SlackFileRef {
  readonly name?: string | null;
  readonly mimetype?: string;
  readonly size?: number;
  readonly url_private?: string;
  readonly url_private_download?: string;
}

export interface SlackMessage {
  readonly type?: string;
  readonly subtype?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly text?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly parent_user_id?: string;
  readonly channel?: string;
  readonly channel_type?: string;
  readonly files?: readonly SlackFileRef[];
}

/** A `message` or `app_mention` event. */
export interface SlackMessageEvent extends SlackMessage {
  readonly message?: SlackMessage;
  readonly previous_message?: SlackMessage;
  readonly deleted_ts?: string;
}

/** The envelope of the Events API. */
export interface SlackEventBody {
  readonly team_id?: string;
  readonly authorizations?: readonly { readonly team_id?: string | null }[] | null;
  readonly is_ext_shared_channel?: boolean;
}

export interface AssistantThread {
  readonly user_id?: string;
  readonly channel_id?: string;
  readonly thread_ts?: string;
}

/** A pressed button. */
export interface SlackPress {
  readonly team?: { readonly id?: string } | null;
  readonly user?: { readonly id?: string; readonly team_id?: string };
  readonly channel?: { readonly id?: string; readonly name?: string };
  readonly container?: { readonly message_ts?: string; readonly thread_ts?: string };
  readonly message?: SlackMessage;
  readonly actions?: readonly { readonly action_id?: string; readonly value?: string }[];
}

/** The workspace in which the app heard this. */
export function workspaceOf(body: SlackEventBody, otherwise: string): string {
  return body.authorizations?.[0]?.team_id ?? body.team_id ?? otherwise;
}
