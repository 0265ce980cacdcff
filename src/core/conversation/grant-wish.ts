/** Does what a user wishes of memory in plain words, by the same functions as the commands, and says so in voice. No model. */
import type { Clock } from '../ports.ts';
import type { Phrase, Turn, TurnMessage } from '../types.ts';
import { scopeOf } from './audience.ts';
import { factWords } from './fact-lines.ts';
import { findForgettable, forget, forgetAbout, forgetMessage, type Reach, takeBack } from './forget.ts';
import { needsAsking, sizeOf } from './forget-command.ts';
import { knownOf } from './memory-show.ts';
import { counted, wipe } from './memory-wipe.ts';
import { type MemoryWish, wishOf } from './memory-wishes.ts';
import type { Stores } from './remember.ts';

export interface WishDeps {
  readonly stores: Pick<Stores, 'messages' | 'profiles' | 'facts' | 'passages' | 'summaries' | 'eraser'>;
  readonly characterName: string;
  readonly clock: Pick<Clock, 'now'>;
}

export interface Granted {
  /** What to say. */
  readonly phrase: Phrase;
  /** The speaker's rows are gone: nothing of this turn may be stored. */
  readonly wiped: boolean;
}

/** How long "yes, forget everything" answers the question whether to. */
const confirmWithinMs = 600_000;
/** Messages looked back at for what is being confirmed, or taken back. */
const lookBack = 40;
/** Told in voice at once; `/memory` lists all. */
const maxTold = 8;

/**
 * Grants the last wish of the turn. Undefined when it holds none, or one that comes to nothing because nothing of the kind is
 * known ("forget my keys"): then it is talk like any other. Repeated after a restart it does no harm.
 * @throws StorageUnavailable
 */
export async function grantWish(turn: Turn, deps: WishDeps): Promise<Granted | undefined> {
  const wishes = turn.messages.flatMap((message) => {
    const wish = wishOf(message.text, deps.characterName);
    return wish ? [{ wish, message }] : [];
  });
  let granted: Granted | undefined;
  for (const { wish, message } of wishes) {
    granted = (await grant(wish, message, turn, deps)) ?? granted;
    if (granted?.wiped) break;
  }
  return granted;
}

async function grant(
  wish: MemoryWish,
  message: TurnMessage,
  turn: Turn,
  deps: WishDeps,
): Promise<Granted | undefined> {
  switch (wish.kind) {
    case 'show':
      return show(turn, deps);
    case 'export':
      return say(turn, turn.place.visibility === 'dm' ? 'control_export' : 'control_export_elsewhere');
    case 'pause':
      return pause(message, turn, deps);
    case 'resume':
      await deps.stores.profiles.update(turn.user.id, { remembers: true });
      return say(turn, 'control_resumed');
    case 'wipe':
      return say(turn, 'control_wipe_ask');
    case 'confirm':
      return confirm(wish.everything, message, turn, deps);
    case 'forget-last':
      return forgetLast(message, turn, deps);
    case 'forget':
      return forgetNamed(wish, message, turn, deps);
  }
}

/** From the wish on, not from when it is granted: what was said after it, here or elsewhere, may have been stored before. */
async function pause({ messageId }: TurnMessage, turn: Turn, { stores, clock }: WishDeps): Promise<Granted> {
  await stores.profiles.update(turn.user.id, { remembers: false });
  for (const id of await stores.messages.unkeepAfter(turn.user.id, messageId)) {
    await takeBack(id, stores, clock.now());
  }
  return say(turn, 'control_paused');
}

async function show(turn: Turn, deps: WishDeps): Promise<Granted> {
  const facts = await knownOf(turn.user, turn.place, { facts: deps.stores.facts, clock: deps.clock });
  const now = deps.clock.now();
  const told = [...new Set(facts.map((fact) => factWords(fact, now)))];
  if (told.length === 0) return say(turn, 'memory_unknown', { subject: 'anything about you yet' });
  const answer = told
    .slice(0, maxTold)
    .map((words) => `${words}.`)
    .join(' ');
  return told.length <= maxTold
    ? say(turn, 'memory_about_you', { answer })
    : say(turn, 'control_show_more', { answer, count: String(told.length) });
}

/** A confirmation counts for what was asked back in this conversation in the last ten minutes, of the same user. */
async function confirm(
  everything: boolean,
  message: TurnMessage,
  turn: Turn,
  deps: WishDeps,
): Promise<Granted | undefined> {
  const pending = await lastWish(message, turn, deps);
  if (pending?.wish.kind === 'wipe' && everything) {
    const { messages, facts } = await wipe([turn.user.id], deps.stores);
    const slots = { messages: counted(messages, 'message'), facts: counted(facts, 'fact') };
    return { ...say(turn, 'control_wiped', slots), wiped: true };
  }
  if (pending?.wish.kind === 'forget' && !everything) {
    const { wish } = pending;
    const granted = await forgetNamed({ ...wish, sure: true }, message, turn, deps, true);
    await forgetMessage(pending.message, deps.stores, deps.clock.now());
    return granted;
  }
  // Said out of the blue, it is the wish itself.
  return everything ? say(turn, 'control_wipe_ask') : undefined;
}

/** What the user wished last, before this message and not longer ago than a confirmation may take. */
async function lastWish({ messageId, sentAt }: TurnMessage, turn: Turn, deps: WishDeps) {
  const before = (await ownBefore(messageId, turn, deps)).filter(
    (one) => sentAt - one.sentAt <= confirmWithinMs && one.sentAt <= sentAt,
  );
  for (const message of before.toReversed()) {
    const wish = wishOf(message.text, deps.characterName);
    if (wish && wish.kind !== 'confirm') return { wish, message };
  }
  return undefined;
}

async function ownBefore(messageId: number, { conversationId, user }: Turn, { stores }: WishDeps) {
  const recent = await stores.messages.recent(conversationId, lookBack);
  return recent.filter((one) => one.userId === user.id && one.id < messageId);
}

async function forgetLast(message: TurnMessage, turn: Turn, deps: WishDeps): Promise<Granted> {
  const { stores, clock, characterName } = deps;
  const last = (await ownBefore(message.messageId, turn, deps)).findLast(
    ({ text }) => wishOf(text, characterName) === undefined,
  );
  if (!last) return say(turn, 'forget_nothing');
  const at = clock.now();
  const facts = (await stores.facts.history([turn.user.id], scopeOf(turn.place, turn.user), 1_000)).filter(
    (fact) => fact.sourceMessageId === last.id,
  );
  await takeBack(last.id, stores, at);
  await forget({ facts, messages: [last] }, reachOf(turn), stores, at);
  return say(turn, 'forgot');
}

async function forgetNamed(
  { what, sure }: Extract<MemoryWish, { kind: 'forget' }>,
  message: TurnMessage,
  turn: Turn,
  { stores, clock, characterName }: WishDeps,
  confirmed = false,
): Promise<Granted | undefined> {
  const reach = reachOf(turn);
  const wishes = turn.messages.filter(({ text }) => wishOf(text, characterName) !== undefined);
  const except = wishes.map(({ messageId }) => messageId);
  const found = await findForgettable(what, reach, stores, except);
  if (!sure && found.facts.length === 0) return undefined;
  if (found.facts.length + found.messages.length === 0) return say(turn, 'forget_nothing');
  if (!confirmed && needsAsking(found)) {
    const size = sizeOf({ facts: found.facts.length, messages: found.messages.length });
    return say(turn, 'forget_ask', { size });
  }
  const at = clock.now();
  await forget(found, reach, stores, at);
  await forgetAbout(what, reach, stores, at, except);
  // Last: it names what is forgotten.
  const { conversationId } = turn;
  await stores.passages.remove(message.messageId);
  await stores.messages.remove(conversationId, message.platformMessageId, at);
  return say(turn, 'forgot');
}

function reachOf({ place, user }: Turn): Reach {
  return { user, scope: scopeOf(place, user) };
}

function say({ user }: Turn, intent: string, slots: Phrase['slots'] = {}): Granted {
  return { phrase: { intent, slots: { name: user.displayName, ...slots } }, wiped: false };
}
