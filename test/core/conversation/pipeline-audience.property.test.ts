import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeptWords } from '../../../src/core/memory/reading/kept-words.ts';
import { refreshSummaries } from '../../../src/core/memory/summaries/summarise.ts';
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

/** Told of each, without a fact in it: only a search of the past finds it again. */
const deeds = [
  'chewed the velvet curtains',
  'swam across the reservoir',
  'painted the greenhouse orange',
  'sold the broken accordion',
  'burnt the marmalade again',
  'flew to the lighthouse by balloon',
  'jumped over the vicarage hedge',
  'wrote a ballad about herrings',
  'lost the payroll spreadsheet',
  'borrowed our tallest ladder',
];

/** Every statement moves the mood, one way or the other. */
const textOf = (index: number) =>
  `my ${kinds[index]} is called ${names[index]}. ${names[index]} ${deeds[index]}. ${index % 2 === 0 ? 'you are wonderful, thank you!' : 'you are stupid, I hate you!'}`;

/** About anything at all, or about one of the statements, be it told here or not. */
const questionOf = (about: number | undefined) =>
  about === undefined
    ? 'describe at length everything you know'
    : `do you remember who ${deeds[about]}, was it ${names[about]}?`;

interface Question extends Spoken {
  readonly about?: number | undefined;
  readonly withModel?: boolean;
}

/** The prompt and the reply that the question gives after these statements; `undefined` ones were never made. */
async function answerAfter(
  statements: readonly (Statement | undefined)[],
  { about, withModel = true, ...asker }: Question,
): Promise<{ readonly prompt: string; readonly reply: readonly string[] }> {
  const w = await World.open({ withModel });
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
    await writeSummaries(w);
    const before = w.platformOf(asker.place.platform).surfaces.length;
    await sayAt(kinds.length, questionOf(about), asker, true);
    const surfaces = w.platformOf(asker.place.platform).surfaces.slice(before);
    return {
      prompt: JSON.stringify(w.prompts.at(-1)),
      reply: surfaces.flatMap(({ surface }) => surface.texts),
    };
  } finally {
    await w.close();
  }
}

/** As the job does, by itself. */
async function writeSummaries({ storage, clock, logger }: World): Promise<void> {
  const kept = new KeptWords(storage.profiles, () => false);
  const settings = { activeDays: 30, behindMessages: 1, maxTokens: 300, perRun: 100 };
  const { signal } = new AbortController();
  await refreshSummaries({ stores: storage, calls: undefined, kept, settings, clock, logger, signal });
}

/** What was said in a DM once showed in the words chosen in the lounge: nothing was said twice to one user. */
const choiceOfWords: [Statement[], Question] = [
  [
    { user: 'ben', addressed: false, place: dmOf('ben') },
    { user: 'ben', addressed: true, place: lounge },
  ],
  { user: 'ana', place: lounge },
];

const question = fc.record({
  asker: spoken,
  about: fc.option(fc.nat({ max: kinds.length - 1 }), { nil: undefined }),
  withModel: fc.boolean(),
});

describe('rule 1, over the whole way of a message', () => {
  it('prompt and reply are byte-identical with and without whatever their place may not read, and hold what it may', async () => {
    const seen = { hidden: 0, used: 0, quoted: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(spoken, { minLength: 1, maxLength: kinds.length }),
        question.map(({ asker, ...rest }) => ({ user: asker.user, place: asker.place, ...rest })),
        async (all, asked) => {
          const readable = all.map((statement) => (mayRead(asked, statement) ? statement : undefined));
          const answer = await answerAfter(all, asked);
          if (readable.includes(undefined)) expect(await answerAfter(readable, asked)).toEqual(answer);
          const told = JSON.stringify(answer);
          for (const [index, { user }] of all.entries()) {
            if (index === asked.about) continue;
            const [name = '', deed = ''] = [names[index], deeds[index]];
            if (!readable[index]) {
              seen.hidden += 1;
              expect(told).not.toContain(name);
              expect(told).not.toContain(deed);
            } else if (user === asked.user) {
              seen.used += 1;
              expect(told).toContain(name);
            }
          }
          const { about } = asked;
          if (about !== undefined && readable[about]) {
            seen.quoted += 1;
            expect(answer.prompt).toContain(`my ${kinds[about]} is called ${names[about]}`);
          }
        },
      ),
      {
        numRuns: 40,
        examples: [[choiceOfWords[0], { ...choiceOfWords[1], about: undefined, withModel: true }]],
      },
    );
    expect(seen.hidden).toBeGreaterThan(40);
    expect(seen.used).toBeGreaterThan(10);
    expect(seen.quoted).toBeGreaterThan(0);
  }, 60_000);
});
