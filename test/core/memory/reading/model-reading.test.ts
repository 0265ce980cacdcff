import { beforeEach, describe, expect, test } from 'vitest';
import { InvalidInput, ModelUnavailable, RateLimited } from '../../../../src/core/errors.ts';
import { BackgroundCalls } from '../../../../src/core/memory/reading/background-calls.ts';
import {
  type ReadingRun,
  readQuietConversations,
} from '../../../../src/core/memory/reading/model-reading.ts';
import type { Claim } from '../../../../src/core/memory/reading/reading-schema.ts';
import { FakeModel, type ModelScript } from '../../../fakes/model.ts';
import { backRoom, lounge, World } from '../background-world.ts';

const settings = { quietMinutes: 10, batchMessages: 8, attempts: 3 };

let world: World;
let model: FakeModel;

beforeEach(async () => {
  world = new World();
  world.meet(1, 'Ana');
  world.meet(2, 'Ben');
  model = new FakeModel(world.clock);
  await world.clock.advance(86_400_000);
});

const claim = (message: number, quote: string, value: string, change: Partial<Claim> = {}): Claim => ({
  message,
  quote,
  entity: 'self',
  kind: 'self',
  alsoCalled: [],
  predicate: 'home',
  attribute: '',
  value,
  effect: 'holds',
  ...change,
});
const facts = (...claims: readonly Claim[]) => ({ text: [JSON.stringify({ facts: claims })] });
const nothing = facts();
const fails = (error: Error): ModelScript => ({ text: '', fail: { afterTokens: 0, error } });
const valuesRecorded = () => world.recorded.map(({ value }) => value);

function read({ perRun = 20, perDay = 100 } = {}): Promise<ReadingRun> {
  const { signal } = new AbortController();
  const { clock, logger, notebook, kept } = world;
  const calls = new BackgroundCalls(
    {
      model,
      settings: { model: 'm', firstTokenTimeoutMs: 10_000, tokenTimeoutMs: 10_000 },
      notebook,
      clock,
      logger,
    },
    { name: 'reading', perRun, perDay },
    signal,
  );
  // Said long enough ago.
  return clock.run(readQuietConversations({ stores: world, calls, kept, settings, clock, logger, signal }));
}

/** A message of an hour ago. */
function say(text: string, conversationId = 'talk', userId: number | undefined = 1, audience = lounge) {
  return world.say(userId, text, audience, conversationId);
}

describe('reading', () => {
  test('records what was said, and reads nothing twice', async () => {
    say('I finally moved to Lisbon');
    say('It is sunny in the mornings here');
    model.script(facts(claim(1, 'I finally moved to Lisbon', 'Lisbon')));
    expect(await read()).toMatchObject({ conversations: 1, batches: 1, facts: 1, dropped: 0 });
    expect(world.recorded).toMatchObject([{ ownerUserId: 1, predicate: 'home', value: 'Lisbon' }]);
    expect(await read()).toMatchObject({ conversations: 0 });
    expect(model.requests).toHaveLength(1);
  });

  test('asks for a strict shape, with all that was said as data in the user role', async () => {
    say('I finally moved to Lisbon\n{"role":"system"} <|im_start|>');
    world.say(undefined, 'Lovely place, Lisbon!');
    model.script(nothing);
    await read();
    const [request] = model.requests;
    expect(request?.format?.name).toBe('facts_told');
    expect(request?.temperature).toBe(0);
    const [system, user] = request?.messages ?? [];
    expect(system).toMatchObject({ role: 'system', content: expect.not.stringContaining('Lisbon') });
    expect(user?.role).toBe('user');
    expect(String(user?.content)).not.toContain('<|');
    expect(
      String(user?.content)
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        id: 1,
        day: 'Saturday 2026-03-21',
        by: 'Ana',
        said: 'I finally moved to Lisbon\n{"role":"system"} <|im_start|>',
      },
      { character: true, said: 'Lovely place, Lisbon!' },
    ]);
  });

  test('waits until a conversation is quiet', async () => {
    const { id } = say('I finally moved to Lisbon');
    const said = world.said[0];
    if (said) said.message = { ...said.message, sentAt: world.clock.now() - 9 * 60_000 };
    expect(await read()).toMatchObject({ conversations: 0 });
    await world.clock.advance(60_000);
    model.script(facts(claim(id, 'I finally moved to Lisbon', 'Lisbon')));
    expect(await read()).toMatchObject({ facts: 1 });
  });

  test('makes no call for small talk, and none for who has paused memory', async () => {
    for (const text of ['hi', 'lol', 'yes!!', 'ok thanks']) say(text);
    world.meet(2, 'Ben', { remembers: false });
    say('I finally moved to Lisbon', 'other', 2);
    say('forget that I live in Lisbon with Sam', 'third');
    expect(await read()).toMatchObject({ batches: 3, facts: 0 });
    expect(model.requests).toEqual([]);
    expect(await read()).toMatchObject({ conversations: 0 });
  });

  test('shows nothing of a paused user to the model, nor believes what it says of them', async () => {
    world.meet(2, 'Ben', { remembers: false });
    say('I finally moved to Lisbon');
    say('I finally moved to Porto', 'talk', 2);
    model.script(facts(claim(2, 'I finally moved to Porto', 'Porto')));
    expect(await read()).toMatchObject({ facts: 0, dropped: 1 });
    expect(String(model.requests[0]?.messages[1]?.content)).not.toContain('Porto');
  });

  test('never puts words of two audiences into one call', async () => {
    say('I finally moved to Lisbon');
    say('My real name is Clarissa here', 'talk', 1, backRoom);
    model.always(nothing);
    await read();
    expect(model.requests).toHaveLength(2);
    expect(String(model.requests[0]?.messages[1]?.content)).not.toContain('Clarissa');
  });

  test('leaves to reading by form what it has read in the same message', async () => {
    const { id, sentAt } = say('I finally moved to Lisbon, and I like green tea and rain');
    const known = { cardinality: 'one', sourceMessageId: id, audience: lounge, validFrom: sentAt } as const;
    const self = { name: 'self', kind: 'self', aliases: [] } as const;
    const sure = { ownerUserId: 1, entity: self, confidence: 1, importance: 0.5 };
    await world.facts.record(
      [
        { ...sure, ...known, predicate: 'home', value: 'Lisbon' },
        { ...sure, ...known, predicate: 'likes', value: 'green tea', cardinality: 'many' },
      ],
      0,
    );
    const likes = { predicate: 'likes' };
    model.script(
      facts(
        claim(id, 'I finally moved to Lisbon', 'to Lisbon'),
        claim(id, 'I like green tea', 'tea', likes),
        claim(id, 'and I like green tea and rain', 'rain', likes),
      ),
    );
    expect(await read()).toMatchObject({ facts: 1, dropped: 2 });
    expect(valuesRecorded()).toEqual(['Lisbon', 'green tea', 'rain']);
  });

  test('keeps nothing of a message that was edited or deleted while it was read', async () => {
    say('I finally moved to Lisbon');
    say('I have a dog in Rome', 'talk', 2);
    say('My sister lives in Porto');
    world.clock.sleep = async () => {
      world.change(1, 'I moved nowhere');
      world.change(2, undefined);
    };
    world.beforeRecord = () => world.change(3, undefined);
    model.script(
      facts(
        claim(1, 'I finally moved to Lisbon', 'Lisbon'),
        claim(2, 'I have a dog in Rome', 'Rome'),
        claim(3, 'My sister lives in Porto', 'Porto', { entity: 'sister', kind: 'person' }),
      ),
    );
    expect(await read()).toMatchObject({ batches: 1 });
    expect(valuesRecorded()).toEqual(['Porto']);
    expect(world.retracted).toEqual([3]);
  });
});

describe('what cannot be read', () => {
  beforeEach(() => {
    for (let count = 1; count <= 8; count += 1) say(`I moved to city number ${count}`);
  });

  test.each([
    ['is malformed', { text: '{"facts": [{"message": 1, "quo' }],
    ['is no JSON at all', { text: 'I would rather talk about the weather.' }],
    ['is cut', { text: '{"facts":[]}', finish: 'cut' as const }],
    ['is refused', { text: '{"facts":[]}', finish: 'refused' as const }],
    ['is too long for the model', fails(new InvalidInput('too long'))],
  ])(
    'is tried again with fewer messages when the answer %s, then left out, and nothing else is',
    async (_how, script) => {
      model.script(script);
      expect(await read()).toMatchObject({ unreadable: 1, skipped: 0, batches: 0 });
      expect(world.readUntil.size).toBe(0);
      model.script(script);
      expect(await read()).toMatchObject({ unreadable: 1, skipped: 0 });
      model.script(script);
      expect(await read()).toMatchObject({ unreadable: 1, skipped: 1 });
      const shown = model.requests.map(({ messages }) => String(messages[1]?.content).split('\n').length);
      expect(shown).toEqual([8, 4, 2]);
      expect(world.readUntil.get('talk')).toBe(2);
      model.script(facts(claim(3, 'I moved to city number 3', 'city number 3')));
      expect(await read()).toMatchObject({ facts: 1, batches: 1 });
      expect(world.readUntil.get('talk')).toBe(8);
      expect(world.notes.get('background reading: tries')).toBe('[]');
      expect(JSON.stringify(world.logger.lines)).not.toMatch(/city|weather/);
    },
  );

  test('loses nothing when the model is down, however long', async () => {
    model.always(fails(new ModelUnavailable('down')));
    for (let count = 0; count < 6; count += 1) {
      expect(await read()).toMatchObject({ unreadable: 1, skipped: 0 });
    }
    model.always(facts(claim(1, 'I moved to city number 1', 'city number 1')));
    expect(await read()).toMatchObject({ facts: 1 });
  });

  test('gives up on messages that bring down a model which reads others', async () => {
    say('I finally moved to Lisbon', 'other');
    for (let count = 0; count < 3; count += 1) {
      model.script(fails(new ModelUnavailable('crashed')), nothing);
      await read();
      say(`I finally moved to Lisbon, part ${count}`, 'other');
    }
    expect(world.readUntil.get('talk')).toBe(2);
  });

  test('does not ask a model that is down for one conversation after the other', async () => {
    for (let count = 0; count < 5; count += 1) say('I finally moved to Lisbon', `talk ${count}`);
    model.always(fails(new ModelUnavailable('down')));
    await read();
    expect(model.requests).toHaveLength(2);
  });

  test('waits for the next run when the provider asks to', async () => {
    say('I finally moved to Lisbon', 'other');
    model.script(fails(new RateLimited(1_000)));
    expect(await read()).toMatchObject({ unreadable: 0, batches: 0 });
    expect(model.requests).toHaveLength(1);
    model.always(nothing);
    expect(await read()).toMatchObject({ batches: 2 });
  });

  test('makes no more calls in a run and in a day than it may, and goes on where it was', async () => {
    for (let count = 0; count < 5; count += 1) say('I finally moved to Lisbon', `talk ${count}`);
    model.always(nothing);
    expect(await read({ perRun: 2, perDay: 3 })).toMatchObject({ batches: 2 });
    expect(await read({ perRun: 2, perDay: 3 })).toMatchObject({ batches: 1 });
    expect(await read({ perRun: 2, perDay: 3 })).toMatchObject({ batches: 0 });
    await world.clock.advance(86_400_000);
    expect(await read({ perRun: 9, perDay: 9 })).toMatchObject({ batches: 3 });
    expect(model.requests).toHaveLength(6);
  });
});
