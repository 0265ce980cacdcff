import { describe, expect, it } from 'vitest';
import { parseAttachment } from '../../../src/platforms/discord/attachments.ts';
import { type MessageData, type ParseContext, parseMessage } from '../../../src/platforms/discord/parse.ts';
import { placeOf } from '../../../src/platforms/discord/places.ts';
import { readableText, withoutMentions } from '../../../src/platforms/discord/readable-text.ts';
import { render } from '../../../src/platforms/discord/render.ts';
import { userOf } from '../../standins/discord/wire.ts';

const wren = '200000000000000001';
const ana = userOf('200000000000000002', 'Ana');

const context: ParseContext = {
  place: placeOf('1', '2', undefined),
  characterId: wren,
  characterRoleId: '300000000000000001',
  inOwnThread: false,
  receivedAt: 1_000,
  roleName: (id) => (id === '300000000000000002' ? 'Crew' : undefined),
  channelName: (id) => (id === '400000000000000001' ? 'general' : undefined),
  isOwnMessage: (id) => id === '500000000000000001',
};

function parsed(content: string, more: Record<string, unknown> = {}) {
  const data = { id: '9', channel_id: '2', author: ana, content, ...more } as unknown as MessageData;
  const message = parseMessage(data, context);
  if (message === undefined) throw new Error('not a message');
  return message;
}

describe('discord: reading a message', () => {
  const bot = userOf(wren, 'Wren', { bot: true });

  it.each([
    [`<@${wren}>, hi`, 'hi'],
    [`<@!${wren}>: hi`, 'hi'],
    [`Hey <@${wren}>, how are you?`, 'Hey, how are you?'],
    [`Thanks <@${wren}>`, 'Thanks'],
    [`<@${wren}>`, ''],
    [`<@${wren}> <@${wren}> hi`, 'hi'],
  ])('takes the mention out of %j', (content, text) => {
    expect(parsed(content, { mentions: [bot] })).toMatchObject({ text, mentionsCharacter: true });
  });

  it('takes the role that Discord made for the bot for a mention of the character', () => {
    expect(parsed('<@&300000000000000001> hi')).toMatchObject({ text: 'hi', mentionsCharacter: true });
  });

  it('leaves what looks like a mention in code alone', () => {
    expect(parsed(`\`<@${wren}>\``)).toMatchObject({ text: `\`<@${wren}>\``, mentionsCharacter: false });
  });

  it('is not deaf to a mention that the payload does not list', () => {
    for (const mentions of [undefined, null, []]) {
      expect(parsed(`<@${wren}> hi`, { mentions })).toMatchObject({ text: 'hi', mentionsCharacter: true });
    }
  });

  it('hears a person whose message says null where Discord leaves a field out', () => {
    const nothing = { webhook_id: null, member: null, message_reference: null, referenced_message: null };
    const message = parsed('hi', { ...nothing, poll: null, sticker_items: null, attachments: null });
    expect(message).toMatchObject({ text: 'hi', authorIsBot: false, attachments: [] });
    expect(message).not.toHaveProperty('replyTo');
    expect(placeOf(null, '2', undefined).visibility).toBe('dm');
  });

  it('hears a message without a text, and a reply to one without an author', () => {
    const bare = { content: undefined, message_reference: { message_id: '500000000000000001' } };
    expect(parsed('', { ...bare, referenced_message: { id: '500000000000000001' } })).toMatchObject({
      text: '',
      replyTo: { toCharacter: true },
    });
  });

  it('writes out mentions, channels, emoji, dates and commands', () => {
    const content =
      '<@200000000000000002> <@&300000000000000002> <#400000000000000001> <a:wave:600000000000000001> ' +
      '<t:1618953630:R> </memory show:700000000000000001>';
    expect(parsed(content, { mentions: [{ ...ana, member: { nick: 'Annie' } }] }).text).toBe(
      '@Annie @Crew #general :wave: 2021-04-20 21:20 UTC /memory show',
    );
    expect(readableText('<t:9999999999999:R>', { user: none, role: none, channel: none })).toBe(
      '<t:9999999999999:R>',
    );
  });

  it('quotes what was forwarded, and does not take it for a reply', () => {
    const message = parsed('', {
      message_reference: { type: 1, message_id: '500000000000000001' },
      message_snapshots: [{ message: { content: 'I moved\nto Lisbon', attachments: [] } }],
    });
    expect(message.text).toBe('> I moved\n> to Lisbon');
    expect(message.replyTo).toBeUndefined();
  });

  it('knows a reply to its own message whose text Discord did not send along', () => {
    const reply = { type: 19, message_reference: { message_id: '500000000000000001' } };
    expect(parsed('yes', reply).replyTo?.toCharacter).toBe(true);
    expect(parsed('yes', { ...reply, message_reference: { message_id: '1' } }).replyTo?.toCharacter).toBe(
      false,
    );
  });

  it('names a poll by its question, and falls back to the time it came in', () => {
    expect(parsed('', { poll: { question: { text: 'Tea?' } } })).toMatchObject({
      text: '[poll: Tea?]',
      sentAt: 1_000,
    });
  });

  it('counts a place of which nothing is known as private', () => {
    expect(placeOf('1', '2', undefined).visibility).toBe('private');
  });

  it('survives mentions that overlap or are empty', () => {
    expect(withoutMentions('<@1><@1>', ['<@1>'])).toBe('');
    expect(withoutMentions('', ['<@1>'])).toBe('');
  });

  it.each([
    ['photo.JPG', undefined, 'image'],
    ['a.svg', 'image/svg+xml', 'other'],
    ['main.rs', undefined, 'text'],
    ['data.json', 'application/json; charset=utf-8', 'text'],
    ['Dockerfile', undefined, 'text'],
    ['a.zip', 'application/zip', 'other'],
  ])('sorts %s (%s) as %s', (filename, content_type, kind) => {
    const base = { filename, size: 1, url: 'https://cdn.discordapp.com/a' };
    expect(parseAttachment(content_type === undefined ? base : { ...base, content_type }).kind).toBe(kind);
  });
});

describe('discord: writing a text', () => {
  it.each([
    ['#### Deep', '**Deep**'],
    ['# Top', '# Top'],
    ['![a cat](https://x.y/c.png)', '[a cat](https://x.y/c.png)'],
    ['```md\n#### code\n![a](b)\n```', '```md\n#### code\n![a](b)\n```'],
    [' \n ', '…'],
  ])('shows %j as %j', (markdown, shown) => {
    expect(render(markdown)).toBe(shown);
  });

  it('never grows a text beyond its limit', () => {
    for (const line of ['#### a', '###### a', '![](u)', '![a](u "t")', '#### ![a](u)']) {
      expect(render(line).length).toBeLessThanOrEqual(line.length);
    }
  });
});

function none(): undefined {
  return undefined;
}
