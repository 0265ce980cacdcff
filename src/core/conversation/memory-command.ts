import type { Clock, CommandInvocation, CommandReply } from '../ports.ts';
import type {
  Eraser,
  FactStore,
  MessageStore,
  Notebook,
  PassageStore,
  ProfileStore,
  SummaryStore,
} from '../store-ports.ts';
import type { UserProfile } from '../types.ts';
import { scopeOf } from './audience.ts';
import { type Locate, plain } from './fact-lines.ts';
import { forgetCommand } from './forget-command.ts';
import { exportFiles } from './memory-export.ts';
import { showMemory } from './memory-show.ts';
import { wipeCommand } from './memory-wipe.ts';

export interface MemoryCommandDeps {
  readonly profiles: ProfileStore;
  readonly facts: FactStore;
  readonly messages: MessageStore;
  readonly passages: PassageStore;
  readonly summaries: SummaryStore;
  readonly eraser: Eraser;
  readonly notebook: Notebook;
  readonly clock: Clock;
  readonly character: { readonly name: string };
  /** How places are called and where messages are, as far as the platforms tell. */
  readonly locate?: Locate | undefined;
}

type Answered = Omit<CommandReply, 'ephemeral'>;

/** `/memory`: what is known about the caller and may be read in this place (rule 1), and how to change it. @throws StorageUnavailable */
export async function memoryCommand(
  invocation: CommandInvocation,
  deps: MemoryCommandDeps,
): Promise<Answered> {
  const user = await deps.profiles.meet(invocation.by, deps.clock.now());
  const { place } = invocation;
  const argument = invocation.argument.trim();
  switch (invocation.subcommand) {
    case '':
    case 'show':
      return showMemory(user, place, Number.parseInt(argument, 10) || 1, deps);
    case 'forget': {
      const reach = { user, scope: scopeOf(place, user) };
      return forgetCommand(argument, { ...reach, place, profile: user }, deps);
    }
    case 'export':
      return exported(user, invocation, deps);
    case 'pause':
      await deps.profiles.update(user.id, { remembers: false });
      return {
        text: 'All right: from now on I learn nothing from what you say, and do not look it up later. What I know already stays until you tell me to forget it. `/memory resume` turns it on again.',
      };
    case 'resume':
      await deps.profiles.update(user.id, { remembers: true });
      return { text: 'Good: I remember again what you tell me. `/memory pause` stops it.' };
    case 'wipe':
      return wipeCommand(argument, user, deps);
    default:
      return {
        text: `I don't know \`/memory ${plain(invocation.subcommand)}\`. It is \`/memory show\`, \`/memory forget <what>\`, \`/memory export\`, \`/memory pause\`, \`/memory resume\` or \`/memory wipe\`.`,
      };
  }
}

function exported(user: UserProfile, { place }: CommandInvocation, deps: MemoryCommandDeps): Answered {
  const all =
    place.visibility === 'dm'
      ? 'Here is everything that I have of you, from every place'
      : 'Here is what I have of you that may be read in this place; in a direct message the same command gives you everything';
  const linked =
    place.visibility === 'dm' && user.linkedUserIds.length > 0 ? ' and your linked accounts' : '';
  return {
    text: `${all}${linked}. The \`.json\` is for programs, the \`.md\` for reading. Whoever gets these files can read them: keep them well.`,
    files: exportFiles(user, place, { ...deps, characterName: deps.character.name }),
  };
}
