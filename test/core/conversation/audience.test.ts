import { describe, expect, it } from 'vitest';
import { audienceOf, scopeOf } from '../../../src/core/conversation/audience.ts';
import type { Place } from '../../../src/core/types.ts';

const channel: Place = { platform: 'slack', workspace: 'T1', channel: 'C1', visibility: 'public' };

const ana = { id: 7, linkedUserIds: [12] };

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

  it('lets a channel read by channel and a DM by its user, with the accounts that this user has linked', () => {
    expect(scopeOf(channel, ana)).toEqual({ kind: 'channel', platform: 'slack', workspace: 'T1' });
    expect(scopeOf({ ...channel, visibility: 'private' }, ana)).toEqual({
      kind: 'channel',
      platform: 'slack',
      workspace: 'T1',
      privateChannel: 'C1',
    });
    expect(scopeOf({ ...channel, visibility: 'dm' }, ana)).toEqual({
      kind: 'dm',
      platform: 'slack',
      workspace: 'T1',
      userId: 7,
      linkedUserIds: [12],
    });
  });
});
