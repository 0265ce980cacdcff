import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/core/types.ts';
import { dmOf, lounge, World } from './pipeline-world.ts';

const users = ['ana', 'ben'] as const;
type User = (typeof users)[number];

const guild = { platform: 'discord', workspace: 'g1' } as const;
const discordDm = (user: string): Place => ({
  platform: 'discord',
  workspace: '',
  channel: `dm-${user}`,
  visibility: 'dm',
});

/** Where somebody can speak; a DM is their own. */
const places: readonly ((user: User) => Place)[] = [
  dmOf,
  () => lounge,
  () => ({ ...lounge, thread: 't1' }),
  () => ({ ...lounge, channel: 'projects' }),
  () => ({ ...lounge, channel: 'backroom', visibility: 'private' }),
  () => ({ ...lounge, channel: 'attic', visibility: 'private' }),
  () => ({ ...lounge, workspace: 'away' }),
  discordDm,
  () => ({ ...guild, channel: 'c1', visibility: 'public' }),
  () => ({ ...guild, channel: 'c2', visibility: 'private' }),
  () => ({ ...guild, workspace: 'g2', channel: 'c3', visibility: 'public' }),
];

/** One each, so that no statement takes another's place. */
const kinds = ['cat', 'dog', 'sister', 'brother', 'aunt', 'uncle', 'horse', 'cousin', 'boss', 'neighbour'];
const names = [
  'Oriel',
  'Pasco',
  'Quill',
  'Rosper',
  'Sefton',
  'Tamsin',
  'Ulric',
  'Verity',
  'Wystan',
  'Zennor',
];

interface Spoken {
  readonly user: User;
  readonly place: Place;
}

/** Rule 1 in words of its own: may what was said there be used here, while the character talks with `asker.user`? */
function mayRead(asker: Spoken, said: Spoken): boolean {
  const [here, there] = [asker.place, said.place];
  if (here.platform !== there.platform) return false;
  if (here.visibility === 'dm') {
    if (said.user !== asker.user) return false;
    return here.workspace === there.workspace || here.workspace === '' || there.workspace === '';
  }
  if (here.workspace !== there.workspace) return false;
  return there.visibility === 'public' || (there.visibility === 'private' && there.channel === here.channel);
}

const spoken = fc
  .record({
    user: fc.constantFrom(...users),
    at: fc.nat({ max: places.length - 1 }),
    addressed: fc.boolean(),
  })
  .map(({ user, at, addressed }) => ({ user, addressed, place: places[at]?.(user) ?? lounge }));

interface Statement extends Spoken {
  readonly addressed: boolean;
}

/** Every statement moves the mood, one way or the other. */
const textOf = (index: number) =>
  `my ${kinds[index]} is called ${names[index]}. ${index % 2 === 0 ? 'you are wonderful, thank you!' : 'you are stupid, I hate you!'}`;

/** The prompt that the asker's question gives after these statements; `undefined` ones were never made. */
async function promptAfter(statements: readonly (Statement | undefined)[], asker: Spoken): Promise<string> {
  const w = await World.open();
  try {
    w.model.always('So be it.');
    const startedAt = w.clock.now();
    const sayAt = async (index: number, text: string, who: Spoken, mentionsCharacter: boolean) => {
      await w.clock.advance(startedAt + (index + 1) * 3_600_000 - w.clock.now());
      await w.say(text, { ...who, platformMessageId: `m${index}`, mentionsCharacter });
      await w.rest();
    };
    for (const [index, statement] of statements.entries()) {
      if (statement) await sayAt(index, textOf(index), statement, statement.addressed);
    }
    await sayAt(kinds.length, 'describe at length everything you know', asker, true);
    return JSON.stringify(w.prompts.at(-1));
  } finally {
    await w.close();
  }
}

/** What was said in a DM once showed in the words chosen in the lounge: nothing was said twice to one user. */
const choiceOfWords: [Statement[], Spoken] = [
  [
    { user: 'ben', addressed: false, place: dmOf('ben') },
    { user: 'ben', addressed: true, place: lounge },
  ],
  { user: 'ana', place: lounge },
];

describe('rule 1, over the whole way of a message', () => {
  it('a prompt is byte-identical with and without whatever its place may not read, and holds what it may', async () => {
    let hidden = 0;
    let used = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(spoken, { minLength: 1, maxLength: kinds.length }),
        spoken,
        async (all, asker) => {
          const readable = all.map((statement) => (mayRead(asker, statement) ? statement : undefined));
          const prompt = await promptAfter(all, asker);
          if (readable.includes(undefined)) expect(await promptAfter(readable, asker)).toBe(prompt);
          for (const [index, { user }] of all.entries()) {
            const name = names[index] ?? '';
            if (!readable[index]) {
              hidden += 1;
              expect(prompt).not.toContain(name);
            } else if (user === asker.user) {
              used += 1;
              expect(prompt).toContain(name);
            }
          }
        },
      ),
      { numRuns: 40, examples: [choiceOfWords] },
    );
    expect(hidden).toBeGreaterThan(40);
    expect(used).toBeGreaterThan(10);
  });
});
