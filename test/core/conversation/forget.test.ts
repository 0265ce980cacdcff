import { beforeEach, describe, expect, it, test } from 'vitest';
import { scopeOf } from '../../../src/core/conversation/audience.ts';
import { findForgettable, forget, forgetAbout } from '../../../src/core/conversation/forget.ts';
import type { Place } from '../../../src/core/types.ts';
import { ControlWorld, dm, lounge } from './control-world.ts';

let world: ControlWorld;
beforeEach(() => {
  world = new ControlWorld();
});

const reach = (place: Place = dm) => ({ user: world.user, scope: scopeOf(place, world.user) });
const find = (what: string, place: Place = dm) => findForgettable(what, reach(place), world.stores);
const forgetting = (what: string, place: Place = dm) =>
  forgetAbout(what, reach(place), world.stores, world.clock.now());

describe('what is meant', () => {
  beforeEach(() => {
    world.say('my ex Dana lives in Rome', [
      { entity: 'ex,dana', predicate: 'name', value: 'Dana' },
      { entity: 'ex,dana', predicate: 'home', value: 'Rome' },
    ]);
    world.say('my dog is called Biscuit', [
      { entity: 'dog,biscuit', kind: 'pet', predicate: 'name', value: 'Biscuit' },
    ]);
    world.say('I live in Lisbon and work as a nurse', [
      { predicate: 'home', value: 'Lisbon' },
      { predicate: 'job', value: 'nurse' },
    ]);
    world.say('I love hiking', [{ predicate: 'likes', value: 'hiking' }]);
    world.say('Dana called me again last night');
    world.say('the weather is awful');
  });

  test.each([
    ['my ex', ['Dana', 'Rome'], ['my ex Dana lives in Rome', 'Dana called me again last night']],
    ['Dana', ['Dana', 'Rome'], ['my ex Dana lives in Rome', 'Dana called me again last night']],
    ['my dog', ['Biscuit'], ['my dog is called Biscuit']],
    ["my dog's name", ['Biscuit'], ['my dog is called Biscuit']],
    ['where I live', ['Lisbon'], ['I live in Lisbon and work as a nurse']],
    ['that I live in Lisbon', ['Lisbon'], ['I live in Lisbon and work as a nurse']],
    ['my job', ['nurse'], ['I live in Lisbon and work as a nurse']],
    ['hikes', ['hiking'], ['I love hiking']],
    ['the weather', [], ['the weather is awful']],
    ['my boat', [], []],
    ['my', [], []],
    ['', [], []],
  ])('%j', async (what, facts, messages) => {
    const found = await find(what);
    expect(found.facts.map(({ value }) => value)).toEqual(facts);
    expect(found.messages.map(({ text }) => text)).toEqual(messages);
  });

  it('is looked for in a channel only among what the channel may read', async () => {
    expect(await find('my ex', lounge)).toEqual({ facts: [], messages: [] });
    world.say('my ex is called Dana', [{ entity: 'ex,dana', predicate: 'name', value: 'Dana' }], lounge);
    expect((await find('my ex', lounge)).facts).toHaveLength(1);
  });

  it('never takes what others said', async () => {
    world.say('Dana is my colleague', [], dm, 8);
    expect((await find('Dana')).messages.map(({ userId }) => userId)).toEqual([7, 7]);
  });
});

describe('forgetting', () => {
  it('takes facts, words, index and summaries, and leaves the rest', async () => {
    const told = world.say('my ex Dana lives in Rome', [
      { entity: 'ex,dana', predicate: 'home', value: 'Rome' },
    ]);
    world.say('I live in Lisbon', [{ predicate: 'home', value: 'Lisbon' }]);
    expect(await forgetting('my ex')).toEqual({ facts: 1, messages: 1 });
    expect(world.values).toEqual(['Lisbon']);
    expect(world.texts).toEqual(['I live in Lisbon']);
    expect(world.log).toContain(`index ${told.id}`);
    expect(world.log).toContain(`summaries ${told.id}`);
  });

  it('retracts before it clears the words, and voids summaries written of the old words meanwhile', async () => {
    world.say('my ex is Dana', [{ entity: 'ex', predicate: 'name', value: 'Dana' }]);
    const found = await find('my ex');
    await forget(found, reach(), world.stores, 0);
    expect(world.log).toEqual(['facts 1', 'index 1', 'summaries 1', 'words 1', 'summaries 1']);
  });

  it("takes the character's answer that repeats it, and one from another day that tells the value", async () => {
    world.say('my ex is called Dana', [{ entity: 'ex,dana', predicate: 'name', value: 'Dana' }]);
    world.reply('Dana. I will remember that.');
    world.say('what have I told you?');
    world.reply('That your ex is called Dana, and that you like tea.');
    world.say('hello');
    world.reply('Hello, Ana.');
    await forgetting('my ex');
    expect(world.texts).toEqual(['what have I told you?', 'hello', 'Hello, Ana.']);
  });

  it('keeps a fact of the same message that was not meant', async () => {
    world.say('I live in Lisbon and my ex is Dana', [
      { predicate: 'home', value: 'Lisbon' },
      { entity: 'ex', predicate: 'name', value: 'Dana' },
    ]);
    await forgetting('my ex');
    expect(world.values).toEqual(['Lisbon']);
    expect(world.texts).toEqual([]);
  });

  it('goes on until nothing is found, however often it was said', async () => {
    for (let at = 0; at < 700; at++) world.say(`the tax office wrote again, letter ${at}`);
    expect(await forgetting('the tax office')).toEqual({ facts: 0, messages: 700 });
    expect(world.texts).toEqual([]);
  });

  it('forgets in a DM what a linked account told, and in a channel does not', async () => {
    world.user = { ...world.user, linkedUserIds: [9] };
    world.say('my ex is Dana', [{ entity: 'ex', predicate: 'name', value: 'Dana' }], lounge, 9);
    expect(await forgetting('my ex', lounge)).toEqual({ facts: 0, messages: 0 });
    expect(await forgetting('my ex')).toEqual({ facts: 1, messages: 1 });
  });
});
