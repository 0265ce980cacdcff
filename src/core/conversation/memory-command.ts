import type { Clock, CommandInvocation, FactStore, ProfileStore } from '../ports.ts';
import { localDay } from '../reply/local-time.ts';
import type { Fact, Place, ReadScope, UserProfile } from '../types.ts';

export interface MemoryCommandDeps {
  readonly profiles: ProfileStore;
  readonly facts: FactStore;
  readonly scopeOf: (place: Place, userId: number) => ReadScope;
  readonly clock: Clock;
}

/** Facts shown at most; a platform's message has room for about as many. */
const maxShown = 25;
/** Facts searched by `forget`. */
const maxSearched = 1_000;
const maxValueChars = 150;

/** `/memory`: what is known about the caller and may be read in this place (rule 1), and how to change it. */
export async function memoryCommand(invocation: CommandInvocation, deps: MemoryCommandDeps): Promise<string> {
  const user = await deps.profiles.meet(invocation.by, deps.clock.now());
  const scope = deps.scopeOf(invocation.place, user.id);
  switch (invocation.subcommand) {
    case '':
    case 'show':
      return show(user, scope, deps);
    case 'forget':
      return forget(invocation.argument.trim(), user, scope, deps);
    case 'pause':
      await deps.profiles.update(user.id, { remembers: false });
      return 'All right: from now on I keep no new facts about you. What I know already stays until you tell me to forget it. `/memory resume` turns it on again.';
    case 'resume':
      await deps.profiles.update(user.id, { remembers: true });
      return 'Good: I remember again what you tell me about yourself. `/memory pause` stops it.';
    default:
      return `I don't know \`/memory ${plain(invocation.subcommand)}\`. It is \`/memory show\`, \`/memory forget <what>\`, \`/memory pause\` or \`/memory resume\`.`;
  }
}

async function show(user: UserProfile, scope: ReadScope, deps: MemoryCommandDeps): Promise<string> {
  const facts = await deps.facts.current(user.id, scope, maxShown + 1);
  const lines = facts
    .slice(0, maxShown)
    .map((fact) => `- ${factWords(fact)} _(you said so on ${dayOf(fact, user)})_`);
  const head =
    lines.length > 0
      ? 'This is what I remember about you:'
      : 'I remember nothing about you that I could tell here.';
  const notes = [
    facts.length > maxShown ? 'There is more; these are the newest.' : '',
    scope.kind === 'channel'
      ? 'What you told me elsewhere I only mention where it may be read; in a direct message I can show you more.'
      : '',
    user.remembers ? '' : 'Remembering is paused for you; `/memory resume` turns it on.',
    lines.length > 0 ? '`/memory forget <what>` makes me forget.' : '',
  ].filter((note) => note !== '');
  return [head, ...lines, ...(notes.length > 0 ? ['', notes.join(' ')] : [])].join('\n');
}

async function forget(
  what: string,
  user: UserProfile,
  scope: ReadScope,
  deps: MemoryCommandDeps,
): Promise<string> {
  if (what === '')
    return 'Tell me what to forget: `/memory forget my sister`, or `/memory forget everything`.';
  const facts = await deps.facts.current(user.id, scope, maxSearched);
  const matching = /^(?:everything|all|it all)$/i.test(what)
    ? facts
    : facts.filter((fact) => matches(fact, what));
  if (matching.length === 0) {
    return `I remember nothing like that here. \`/memory show\` lists what I know${scope.kind === 'channel' ? '; things from our direct messages I can only forget there' : ''}.`;
  }
  const count = await deps.facts.retract(
    user.id,
    matching.map(({ id }) => id),
    deps.clock.now(),
  );
  return count === 1 ? "It's forgotten." : `They are forgotten: ${count} things.`;
}

const emptyWords = new Set([
  'my',
  'the',
  'a',
  'an',
  'about',
  'that',
  'i',
  'me',
  'is',
  'am',
  'are',
  'of',
  'in',
  'at',
  'have',
  'and',
]);

/** Every word that says something stands in the fact. */
function matches(fact: Fact, what: string): boolean {
  const wanted = wordsOf(what).filter((word) => !emptyWords.has(word));
  const known = new Set(wordsOf(`${fact.subject} ${fact.predicate} ${fact.value}`));
  return (
    wanted.length > 0 &&
    wanted.every((word) => known.has(word) || known.has(word.replace(/s$/, '')) || known.has(`${word}s`))
  );
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

function factWords(fact: Fact): string {
  const subject = fact.subject === 'self' ? '' : `your ${plain(fact.subject)}: `;
  return `${subject}${plain(fact.predicate.replaceAll('_', ' '))}: ${plain(fact.value)}`;
}

function dayOf(fact: Fact, user: UserProfile): string {
  return localDay(fact.validFrom, user.timeZone);
}

/** One line without Markdown of its own. */
function plain(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/([\\*_~`|<>[\]])/g, '\\$1');
  return line.length > maxValueChars ? `${line.slice(0, maxValueChars)}…` : line;
}
