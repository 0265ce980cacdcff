import { beforeEach, describe, expect, it, test } from 'vitest';
import { grantWish } from '../../../src/core/conversation/grant-wish.ts';
import type { Place } from '../../../src/core/types.ts';
import { ControlWorld, dm, lounge } from './control-world.ts';

let world: ControlWorld;
beforeEach(() => {
  world = new ControlWorld();
});

const ask = async (text: string | readonly string[], place: Place = dm) =>
  grantWish(world.turn(typeof text === 'string' ? [text] : text, place), world.wishDeps);
const intentOf = async (text: string | readonly string[], place: Place = dm) =>
  (await ask(text, place))?.phrase.intent;

const toldOfDana = () =>
  world.say('my ex Dana lives in Rome', [
    { entity: 'ex,dana', predicate: 'name', value: 'Dana' },
    { entity: 'ex,dana', predicate: 'home', value: 'Rome' },
  ]);

test('what is no wish is left to the rest of the way', async () => {
  toldOfDana();
  for (const text of ["don't forget my ex", 'forget it', 'I forget', 'how is the harbour?', 'yes'])
    expect(await ask(text)).toBeUndefined();
  expect(world.values).toEqual(['Dana', 'Rome']);
});

describe('forgetting', () => {
  it('takes the thing, the words it came from, and the wish that names it', async () => {
    toldOfDana();
    world.say('I live in Lisbon', [{ predicate: 'home', value: 'Lisbon' }]);
    const granted = await ask('forget that I told you about my ex');
    expect(granted).toEqual({ phrase: { intent: 'forgot', slots: { name: 'Ana' } }, wiped: false });
    expect(world.values).toEqual(['Lisbon']);
    expect(world.texts).toEqual(['I live in Lisbon']);
  });

  it('says nothing of what it was', async () => {
    toldOfDana();
    const { phrase } = (await ask('forget what I said about Dana')) ?? {};
    expect(JSON.stringify(phrase)).not.toMatch(/dana|rome/i);
  });

  it('says so when there is nothing, and takes a turn of phrase for none', async () => {
    expect(await intentOf('forget what I told you about my boat')).toBe('forget_nothing');
    expect(await ask('forget my keys')).toBeUndefined();
    world.say('my keys are under the mat', [
      { entity: 'keys', kind: 'thing', predicate: 'place', value: 'the mat' },
    ]);
    expect(await intentOf('forget my keys')).toBe('forgot');
  });

  it('in a channel takes nothing that was said in private, nor tells that it is there', async () => {
    toldOfDana();
    const asked = await ask('forget what I told you about my ex', lounge);
    expect(asked).toEqual(await ask('forget what I told you about my unicorn', lounge));
    expect(world.values).toEqual(['Dana', 'Rome']);
  });

  it('asks back when much would go, and does it when that is confirmed', async () => {
    for (let at = 0; at < 9; at++) world.say(`the divorce costs me sleep, night ${at}`);
    const asked = await ask('forget what I said about the divorce');
    expect(asked?.phrase).toEqual({ intent: 'forget_ask', slots: { name: 'Ana', size: '9 messages' } });
    expect(world.texts).toHaveLength(10);
    expect(await intentOf('yes, forget them')).toBe('forgot');
    expect(world.texts).toEqual([]);
  });

  it('does not take a late yes for one', async () => {
    for (let at = 0; at < 9; at++) world.say(`the divorce costs me sleep, night ${at}`);
    await ask('forget what I said about the divorce');
    await world.clock.advance(600_001);
    expect(await ask('yes, forget them')).toBeUndefined();
    expect(world.texts).toHaveLength(11);
  });

  it('takes back what was said last, and what was learnt from it', async () => {
    world.say('I live in Lisbon', [{ predicate: 'home', value: 'Lisbon' }]);
    toldOfDana();
    world.reply('Rome is lovely.');
    expect(await intentOf('forget I said that')).toBe('forgot');
    expect(world.values).toEqual(['Lisbon']);
    expect(world.texts).toEqual(['I live in Lisbon', 'forget I said that']);
  });

  it('takes back the message before it in the same burst', async () => {
    expect(await intentOf(['my boss is a fool', 'forget what I just said'])).toBe('forgot');
    expect(world.texts).toEqual(['forget what I just said']);
  });

  it('done again after a restart finds nothing more and does no harm', async () => {
    toldOfDana();
    const turn = world.turn(['forget what I told you about my ex']);
    await grantWish(turn, world.wishDeps);
    expect((await grantWish(turn, world.wishDeps))?.phrase.intent).toBe('forget_nothing');
  });
});

describe('wiping', () => {
  it('is asked back first, and done on a yes to everything', async () => {
    toldOfDana();
    expect(await intentOf('forget everything about me')).toBe('control_wipe_ask');
    expect(world.wiped).toBeUndefined();
    const granted = await ask('yes, forget everything');
    expect(granted).toEqual({
      phrase: { intent: 'control_wiped', slots: { name: 'Ana', messages: '3 messages', facts: '2 facts' } },
      wiped: true,
    });
    expect(world.wiped).toEqual([7]);
    expect(world.log.slice(-2)).toEqual(['wipe', 'scrub']);
  });

  it('needs the yes in the same conversation, within ten minutes, and to everything', async () => {
    await ask('delete everything you know', lounge);
    expect(await intentOf('yes, forget everything')).toBe('control_wipe_ask');
    await ask('delete everything you know');
    expect(await ask('yes, forget it')).toBeUndefined();
    await world.clock.advance(600_001);
    expect(await intentOf('yes, forget everything')).toBe('control_wipe_ask');
    expect(world.wiped).toBeUndefined();
  });

  it('does not take the yes of somebody else', async () => {
    world.say('forget everything about me', [], lounge, 8);
    expect(await intentOf('yes, forget everything', lounge)).toBe('control_wipe_ask');
    expect(world.wiped).toBeUndefined();
  });
});

describe('the rest', () => {
  it('tells what is known, most salient first and no more than this place may read', async () => {
    world.say('I like tea', [{ predicate: 'likes', value: 'tea' }]);
    world.say('I live in Lisbon', [{ predicate: 'home', value: 'Lisbon' }], lounge);
    const told = (await ask('what do you know about me?'))?.phrase;
    expect(told?.intent).toBe('memory_about_you');
    expect(told?.slots.answer).toBe('You like tea. You live in Lisbon.');
    expect((await ask('what do you know about me?', lounge))?.phrase.slots.answer).toBe(
      'You live in Lisbon.',
    );
  });

  it('names the list where there is more than one can say', async () => {
    for (let at = 0; at < 12; at++)
      world.say(`I like tea ${at}`, [{ predicate: 'likes', value: `tea ${at}` }]);
    const told = (await ask('what do you know about me?'))?.phrase;
    expect(told).toMatchObject({ intent: 'control_show_more', slots: { count: '12' } });
    expect(told?.slots.answer?.match(/You like/g)).toHaveLength(8);
  });

  it('says that it knows nothing', async () => {
    expect(await intentOf('what do you know about me')).toBe('memory_unknown');
  });

  it('pauses and resumes', async () => {
    expect(await intentOf('stop remembering')).toBe('control_paused');
    expect(world.user.remembers).toBe(false);
    expect(await intentOf('you can remember again')).toBe('control_resumed');
    expect(world.user.remembers).toBe(true);
  });

  it('points to the command for files, privately', async () => {
    expect(await intentOf('export my data')).toBe('control_export');
    expect(await intentOf('export my data', lounge)).toBe('control_export_elsewhere');
  });
});
