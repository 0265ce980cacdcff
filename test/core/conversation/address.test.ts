import { describe, expect, it } from 'vitest';
import { type AddressContext, address } from '../../../src/core/conversation/address.ts';
import { incoming } from './messages.ts';

const context: AddressContext = {
  rules: { default: 'mention', channels: { 'discord/open': 'always', 'discord/quiet': 'off' } },
  ownThread: false,
  callsByName: (text) => /^wren\b/i.test(text),
};
const place = incoming().place;
const reply = (toCharacter: boolean) => ({ platformMessageId: 'x', toCharacter });

describe('address', () => {
  it('takes every direct message', () => {
    expect(address(incoming({ place: { ...place, visibility: 'dm' } }), context)).toBe('dm');
  });

  it('takes a mention, a reply to the character, its name and its own thread', () => {
    expect(address(incoming({ mentionsCharacter: true }), context)).toBe('mention');
    expect(address(incoming({ replyTo: reply(true) }), context)).toBe('reply');
    expect(address(incoming({ text: 'Wren, you there?' }), context)).toBe('name');
    expect(address(incoming(), { ...context, ownThread: true })).toBe('thread');
  });

  it('leaves alone what people say to each other', () => {
    expect(address(incoming(), context)).toBeUndefined();
    expect(address(incoming({ mentionsOthers: true }), { ...context, ownThread: true })).toBeUndefined();
    expect(address(incoming({ replyTo: reply(false) }), { ...context, ownThread: true })).toBeUndefined();
  });

  it('answers everything in a channel set to always, but not what is said to somebody else', () => {
    const open = { ...place, channel: 'open' };
    expect(address(incoming({ place: open }), context)).toBe('always');
    expect(address(incoming({ place: { ...open, thread: 't1' } }), context)).toBe('always');
    expect(address(incoming({ place: open, mentionsOthers: true }), context)).toBeUndefined();
  });

  it('is silent in a channel set to off, even when mentioned', () => {
    const quiet = { ...place, channel: 'quiet' };
    expect(address(incoming({ place: quiet, mentionsCharacter: true }), context)).toBeUndefined();
    expect(address(incoming({ place: { ...quiet, visibility: 'dm' } }), context)).toBe('dm');
  });
});
