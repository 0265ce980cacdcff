import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moodScopeOf } from '../../../src/core/conversation/feel.ts';
import { dmOf, lounge, World, wren } from './pipeline-world.ts';

let w: World;
beforeEach(async () => {
  w = await World.open();
  w.model.always('So be it.');
});
afterEach(() => w.close());

const kind = 'thank you so much, you are wonderful and I love talking to you!';
const feelings = () => w.reports.map(({ feeling }) => feeling);

describe('feel', () => {
  it('one workspace meets one mood; another workspace has another', async () => {
    await w.exchange(kind, { place: lounge });
    await w.exchange('describe the harbour', { user: 'ben', place: lounge });
    await w.exchange('describe the harbour', { user: 'ben', place: { ...lounge, workspace: 'away' } });
    const [toAna, toBen, elsewhere] = feelings();
    expect(toAna?.mood.pleasure).toBeGreaterThan(wren.moodBaseline.pleasure);
    expect(toBen?.mood.pleasure).toBeGreaterThan(wren.moodBaseline.pleasure);
    expect(elsewhere?.mood).toEqual(wren.moodBaseline);
  });

  it('what is said in a DM moves the mood there, and nowhere else', async () => {
    await w.exchange(kind, { place: dmOf('ana') });
    await w.exchange('describe the harbour', { place: lounge });
    await w.exchange('describe the harbour', { user: 'ben', place: dmOf('ben') });
    const [inPrivate, inPublic, withBen] = feelings();
    expect(inPrivate?.mood.pleasure).toBeGreaterThan(wren.moodBaseline.pleasure);
    expect(inPublic?.mood).toEqual(wren.moodBaseline);
    expect(inPublic?.relationship.affinity).toBe(0);
    expect(withBen?.mood).toEqual(wren.moodBaseline);
  });

  it('stands differently with each user', async () => {
    await w.exchange(kind);
    await w.exchange('describe the harbour', { user: 'ben' });
    expect(feelings()[0]?.relationship.affinity).toBeGreaterThan(0);
    expect(feelings()[1]?.relationship.affinity).toBe(0);
  });

  it('logs one event per message that moves it, none for the others, and none twice when a turn starts again', async () => {
    await w.say(kind);
    await w.say('and you are truly kind to everybody');
    await w.rest();
    await w.exchange('describe the harbour');
    const events = await w.storage.moods.since([moodScopeOf(wren, dmOf('ana'))], 0);
    const messages = new Set(events.map(({ sourceMessageId }) => sourceMessageId));
    expect(events.length).toBe(messages.size);
    expect(events.length).toBeGreaterThan(0);
    expect(events.length).toBeLessThan(3);
  });

  it('settles with time', async () => {
    await w.exchange(kind);
    await w.clock.advance(7 * 24 * 3_600_000);
    await w.exchange('describe the harbour');
    const [then, now] = feelings();
    const distance = (pleasure = 0) => Math.abs(pleasure - wren.moodBaseline.pleasure);
    expect(distance(now?.mood.pleasure)).toBeLessThan(distance(then?.mood.pleasure) / 10);
  });
});
