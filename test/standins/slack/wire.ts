import { bot, type Channel, type Message, type SlackFile, team, type User, type World } from './world.ts';

/** How things of the world are written on the wire. Keys as Slack sends them. */

export type Json = Record<string, unknown>;

export function fileOnWire(file: SlackFile, baseUrl: string): Json {
  return {
    id: file.id,
    name: file.name,
    title: file.name,
    mimetype: file.mimetype,
    filetype: file.name.split('.').pop() ?? 'text',
    size: file.bytes.length,
    mode: 'hosted',
    is_external: false,
    url_private: `${baseUrl}files-pri/${team.id}-${file.id}/${encodeURIComponent(file.name)}`,
    url_private_download: `${baseUrl}files-pri/${team.id}-${file.id}/download/${encodeURIComponent(file.name)}`,
  };
}

export function messageOnWire(message: Message, world: World, baseUrl: string): Json {
  const replies = world.replies(message.channel, message.ts);
  const parent = message.thread === undefined ? undefined : world.find(message.channel, message.thread);
  return {
    type: 'message',
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: world.users.get(message.user)?.team ?? team.id,
    ...(message.botId === undefined ? {} : { bot_id: message.botId, app_id: bot.appId }),
    ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
    ...(parent === undefined ? {} : { parent_user_id: parent.user }),
    ...(replies.length === 0 ? {} : { thread_ts: message.ts, reply_count: replies.length }),
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.files.length === 0 ? {} : { files: message.files.map((file) => fileOnWire(file, baseUrl)) }),
    ...(message.edited === undefined ? {} : { edited: message.edited }),
  };
}

export function userOnWire(user: User, withLocale: boolean): Json {
  return {
    id: user.id,
    team_id: user.team,
    name: user.name,
    real_name: user.displayName,
    deleted: false,
    is_bot: user.isBot,
    tz: user.timeZone,
    tz_offset: 0,
    ...(withLocale ? { locale: user.locale } : {}),
    profile: { display_name: user.displayName, real_name: user.displayName, team: user.team },
  };
}

export function channelOnWire(channel: Channel): Json {
  return {
    id: channel.id,
    ...(channel.type === 'im' ? {} : { name: channel.name, name_normalized: channel.name }),
    is_channel: channel.type === 'channel',
    is_group: channel.type === 'group',
    is_im: channel.type === 'im',
    is_mpim: channel.type === 'mpim',
    is_private: channel.type !== 'channel',
    is_archived: channel.archived,
    is_ext_shared: false,
    is_member: channel.members.has(bot.userId),
    context_team_id: team.id,
  };
}

/** The envelope of the Events API around one event. */
export function eventBody(event: Json, eventId: string): Json {
  return {
    token: 'verification',
    team_id: team.id,
    api_app_id: bot.appId,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
    event,
  };
}
