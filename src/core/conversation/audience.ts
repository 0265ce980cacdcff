import type { Audience, Place, ReadScope, UserProfile } from '../types.ts';

/** Who could read what is said in `place`, for as long as it is remembered (rule 1). */
export function audienceOf(place: Place): Audience {
  const { visibility, platform, workspace, channel } = place;
  return { visibility, platform, workspace, channel: visibility === 'public' ? '' : channel };
}

/** What may be recalled in `place` while the character talks with this user there (rule 1). */
export function scopeOf(place: Place, user: Pick<UserProfile, 'id' | 'linkedUserIds'>): ReadScope {
  const { platform, workspace, channel, visibility } = place;
  switch (visibility) {
    case 'dm':
      return { kind: 'dm', platform, workspace, userId: user.id, linkedUserIds: user.linkedUserIds };
    case 'private':
      return { kind: 'channel', platform, workspace, privateChannel: channel };
    case 'public':
      return { kind: 'channel', platform, workspace };
  }
}
