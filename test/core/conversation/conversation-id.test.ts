import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ConversationKey,
  conversationIdOf,
  decodeConversationId,
  encodeConversationId,
  parentConversationIdOf,
} from '../../../src/core/conversation/conversation-id.ts';
import { InvalidInput } from '../../../src/core/errors.ts';
import { platformNames } from '../../../src/core/types.ts';

const wellFormed = fc.string({ unit: 'binary' });
const keys: fc.Arbitrary<ConversationKey> = fc.record(
  {
    platform: fc.constantFrom(...platformNames),
    workspace: wellFormed,
    channel: wellFormed.filter((text) => text !== ''),
    thread: wellFormed.filter((text) => text !== ''),
  },
  { requiredKeys: ['platform', 'workspace', 'channel'] },
);

describe('conversation id', () => {
  it('gives back every key that it encodes', () => {
    fc.assert(
      fc.property(keys, (key) => {
        expect(decodeConversationId(encodeConversationId(key))).toEqual(key);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives different keys different ids', () => {
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        expect(encodeConversationId(a)).not.toBe(encodeConversationId(b));
      }),
      { numRuns: 2000 },
    );
  });

  it('decodes only what it would encode', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'/%2Fabcdiscord:'.split('')) }), (text) => {
        try {
          expect(encodeConversationId(decodeConversationId(text))).toBe(text);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInput);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    '',
    'discord',
    'discord/g',
    'discord/g/',
    'irc/a/b',
    'discord/g/c/',
    'discord/g/c/t/x',
    'discord/%/c',
    'discord/%41/c',
  ])('refuses %j', (id) => {
    expect(() => decodeConversationId(id)).toThrow(InvalidInput);
  });

  it('refuses what no platform sends: a lone surrogate, no channel', () => {
    expect(() => encodeConversationId({ platform: 'slack', workspace: 'T', channel: '\ud800' })).toThrow(
      InvalidInput,
    );
    expect(() => encodeConversationId({ platform: 'slack', workspace: 'T', channel: '' })).toThrow(
      InvalidInput,
    );
  });

  it('names a thread and the channel in which it hangs', () => {
    const thread = {
      platform: 'slack',
      workspace: 'T1',
      channel: 'C1',
      thread: '17.5',
      visibility: 'public',
    } as const;
    expect(conversationIdOf(thread)).toBe('slack/T1/C1/17.5');
    expect(parentConversationIdOf(thread)).toBe('slack/T1/C1');
    expect(parentConversationIdOf({ ...thread, thread: undefined })).toBeUndefined();
  });
});
