import type { ReadScope } from '../core/types.ts';

type AudienceColumn = 'platform' | 'workspace' | 'visibility' | 'channel' | 'owner_id';

/** What the condition needs of the SQL builder, whichever table with audience columns it stands on. */
interface Where<Condition> {
  (column: AudienceColumn, operator: '=' | 'in', value: never): Condition;
  and(conditions: readonly Condition[]): Condition;
  or(conditions: readonly Condition[]): Condition;
}

/**
 * Rule 1 as a condition on a statement's audience columns, for the store's own query:
 * - a channel reads what is `public` in its workspace, and what is `private` to it when it is a private channel;
 * - a DM reads whatever its user said on this platform in the same workspace. A Discord DM has no workspace (''): seen from
 *   there every workspace counts, and what was said there counts in every workspace. It also reads all that the user's linked
 *   accounts own, wherever it was said.
 */
export function readable<Condition>(where: Where<Condition>, scope: ReadScope): Condition {
  const is = (column: AudienceColumn, value: string | number) => where(column, '=', value as never);
  const samePlatform = is('platform', scope.platform);
  if (scope.kind === 'dm') {
    const own = [samePlatform, is('owner_id', scope.userId)];
    if (scope.workspace !== '') own.push(where.or([is('workspace', scope.workspace), is('workspace', '')]));
    if (scope.linkedUserIds.length === 0) return where.and(own);
    return where.or([where.and(own), where('owner_id', 'in', scope.linkedUserIds as never)]);
  }
  const visible = [is('visibility', 'public')];
  if (scope.privateChannel !== undefined) {
    visible.push(where.and([is('visibility', 'private'), is('channel', scope.privateChannel)]));
  }
  return where.and([samePlatform, is('workspace', scope.workspace), where.or(visible)]);
}
