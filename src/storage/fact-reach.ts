import type { Audience } from '../core/types.ts';

/**
 * Whether everyone who can read `narrow` can read `wide` too, for statements of one owner. Recording a fact closes what it
 * covers: said in public it replaces the old value in private channels and the owner's DM, too; said in a DM it leaves the
 * public value standing, since the public could otherwise see from its vanishing that something was said elsewhere.
 */
export function covers(wide: Audience, narrow: Audience): boolean {
  if (wide.platform !== narrow.platform) return false;
  // A Discord DM ('') belongs to every workspace of its user.
  if (narrow.visibility === 'dm') {
    return wide.workspace === narrow.workspace || wide.workspace === '' || narrow.workspace === '';
  }
  if (wide.workspace !== narrow.workspace) return false;
  if (wide.visibility === 'public') return true;
  return wide.visibility === 'private' && narrow.visibility === 'private' && wide.channel === narrow.channel;
}
