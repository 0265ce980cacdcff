import { describe, expect, it } from 'vitest';
import { audienceOf, scopeOf } from '../../../src/core/conversation/audience.ts';
import type { Place } from '../../../src/core/types.ts';

const channel: Place = { platform: 'slack', workspace: 'T1', channel: 'C1', visibility: 'public' };

describe('audience', () => {
  it('of a public channel is its workspace, of a private one the channel with its threads', () => {
    expect(audienceOf(channel)).toEqual({
      visibility: 'public',
      platform: 'slack',
      workspace: 'T1',
      channel: '',
    });
    expect(audienceOf({ ...channel, visibility: 'private', thread: '1.2' })).toEqual({
      visibility: 'private',
      platform: 'slack',
      workspace: 'T1',
      channel: 'C1',
    });
  });

  it('lets a channel read by channel and a DM by its user', () => {
    expect(scopeOf(channel, 7)).toEqual({ kind: 'channel', platform: 'slack', workspace: 'T1' });
    expect(scopeOf({ ...channel, visibility: 'private' }, 7)).toEqual({
      kind: 'channel',
      platform: 'slack',
      workspace: 'T1',
      privateChannel: 'C1',
    });
    expect(scopeOf({ ...channel, visibility: 'dm' }, 7)).toEqual({
      kind: 'dm',
      platform: 'slack',
      workspace: 'T1',
      userId: 7,
    });
  });
});
