import type { Clock, CommandReply } from '../ports.ts';
import type { PassageStore } from '../store-ports.ts';
import type { Fact, Place, StoredMessage, UserProfile } from '../types.ts';
import { entityTitle, factWords, plain } from './fact-lines.ts';
import {
  type ForgetStores,
  type Forgettable,
  findForgettable,
  forget,
  forgetAbout,
  type Reach,
} from './forget.ts';
import { counted } from './memory-wipe.ts';

export interface ForgetCommandDeps extends ForgetStores {
  readonly passages: PassageStore;
  readonly clock: Pick<Clock, 'now'>;
}

interface Caller extends Reach {
  readonly place: Place;
  readonly profile: UserProfile;
}

/** More than this is asked about first. */
const maxFactsUnasked = 5;
const maxMessagesUnasked = 5;
/** Lines shown of what goes or went. */
const maxLines = 8;
const maxQuoteChars = 80;
const confirmed = /^(?:yes|confirm(?:ed)?|really)\s*[:,]\s*/i;
/** So that the words fit into what a platform's button can carry. */
const maxButtonChars = 60;

/**
 * `/memory forget WHAT`: forgets at once where it is clear what is meant; else says what would go and asks for
 * `/memory forget yes: WHAT`.
 * @throws StorageUnavailable
 */
export async function forgetCommand(
  argument: string,
  caller: Caller,
  deps: ForgetCommandDeps,
): Promise<Omit<CommandReply, 'ephemeral'>> {
  const what = argument.replace(confirmed, '').trim();
  if (what === '') return { text: 'Tell me what to forget: `/memory forget my sister`.' };
  if (/^(?:everything|all|it all|all of it|everything about me|me)$/i.test(what)) {
    return {
      text: 'To have me forget everything, use `/memory wipe`: it asks once more, and then deletes for good.',
    };
  }
  const found = await findForgettable(what, caller, deps);
  if (found.facts.length + found.messages.length === 0) return { text: nothing(caller) };
  if (needsAsking(found) && !confirmed.test(argument)) return asked(what, found, deps.clock.now());
  const at = deps.clock.now();
  const first = await forget(found, caller, deps, at);
  const rest = await forgetAbout(what, caller, deps, at);
  const gone = { facts: first.facts + rest.facts, messages: first.messages + rest.messages };
  return {
    text: [`Forgotten: ${sizeOf(gone)}.`, ...linesOf(found, at), '', goneNote(gone.messages)]
      .join('\n')
      .trim(),
  };
}

/** Whether it is too much, or of too many, to be forgotten without asking. */
export function needsAsking({ facts, messages }: Forgettable): boolean {
  const entities = new Set(facts.map(({ entity }) => entityTitle(entity)));
  const beyondFacts = new Set(facts.map((fact) => fact.sourceMessageId));
  const others = messages.filter(({ id }) => !beyondFacts.has(id));
  return entities.size > 1 || facts.length > maxFactsUnasked || others.length > maxMessagesUnasked;
}

/** "3 facts and 2 messages". */
export function sizeOf({ facts, messages }: { readonly facts: number; readonly messages: number }): string {
  const parts = [facts > 0 ? counted(facts, 'fact') : '', messages > 0 ? counted(messages, 'message') : ''];
  return parts.filter((part) => part !== '').join(' and ');
}

function asked(what: string, found: Forgettable, now: number): Omit<CommandReply, 'ephemeral'> {
  const size = sizeOf({ facts: found.facts.length, messages: found.messages.length });
  const argument = `yes: ${what}`;
  return {
    text: [
      `That would be ${size}:`,
      ...linesOf(found, now),
      '',
      `Type \`/memory forget ${argument.replaceAll('`', "'")}\` to have all of it forgotten, or name it more closely.`,
    ].join('\n'),
    buttons:
      argument.length > maxButtonChars
        ? []
        : [
            {
              label: 'Forget all of it',
              danger: true,
              runs: { name: 'memory', subcommand: 'forget', argument },
            },
          ],
  };
}

function linesOf({ facts, messages }: Forgettable, now: number): readonly string[] {
  const sources = new Set(facts.map((fact) => fact.sourceMessageId));
  const told = [...new Set(facts.map((fact: Fact) => `- ${factWords(fact, now)}`))];
  const said = messages
    .filter(({ id }) => !sources.has(id))
    .map((message: StoredMessage) => `- “${plain(message.text, maxQuoteChars)}”`);
  const lines = [...told, ...said];
  return lines.length > maxLines
    ? [...lines.slice(0, maxLines), `- … and ${lines.length - maxLines} more`]
    : lines;
}

function goneNote(messages: number): string {
  return messages > 0
    ? 'The messages that it came from are cleared here too, so that I cannot quote them. On the platform they stand until you delete them.'
    : '';
}

function nothing({ place }: Caller): string {
  const elsewhere =
    place.visibility === 'dm' ? '' : '; things from our direct messages I can only forget there';
  return `I remember nothing like that here. \`/memory show\` lists what I know${elsewhere}.`;
}
