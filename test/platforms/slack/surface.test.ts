import { afterEach, describe, expect, it } from 'vitest';
import type { PartOptions, SurfaceTarget } from '../../../src/core/ports.ts';
import type { Place } from '../../../src/core/types.ts';
import { retryActionId } from '../../../src/platforms/slack/render.ts';
import { type Harness, harness, mira, place } from './harness.ts';

let h: Harness;
afterEach(() => h.stop());

const growing: PartOptions = { idempotencyKey: 'turn/0', whole: false };

/** A thread in a public channel, as a mention opened it. */
async function thread(more: Partial<SurfaceTarget> = {}) {
  h = await harness();
  const root = h.slack.people.mention({ channel: 'C1', user: mira.id, text: 'hi' });
  const where = place({ thread: root.ts });
  return { root, where, surface: surfaceIn(where, more) };
}

function surfaceIn(where: Place, more: Partial<SurfaceTarget> = {}) {
  const reply = where.thread === undefined ? {} : { replyToPlatformMessageId: where.thread };
  return h.platform.surface({ place: where, recipient: mira, ...reply, ...more });
}

const texts = (channel = 'C1') => h.slack.people.fromBot(channel).map(({ text }) => text);
const methods = () =>
  h.slack.journal.entries
    .filter(({ kind, name }) => kind === 'api' && name.startsWith('chat.'))
    .map(({ name }) => name);

describe('native streaming', () => {
  it('starts, appends what is new, and stops with the rest', async () => {
    const { surface, root } = await thread();
    expect(surface.traits).toMatchObject({ growth: 'append', maxChars: 12_000, firstTextChars: 16 });
    const part = await surface.open('One **two**', growing);
    await surface.grow(part, 'One **two** three');
    await surface.close(part, 'One **two** three four');
    expect(methods()).toEqual(['chat.startStream', 'chat.appendStream', 'chat.stopStream']);
    const [start] = h.slack.calls('chat.startStream');
    expect(start?.args).toMatchObject({
      thread_ts: root.ts,
      recipient_user_id: mira.id,
      recipient_team_id: 'T0STANDIN',
    });
    expect(h.slack.calls('chat.appendStream')[0]?.args.markdown_text).toBe(' three');
    expect(h.slack.people.fromBot('C1')).toMatchObject([
      { ts: part, thread: root.ts, text: 'One **two** three four', streaming: 'completed' },
    ]);
  });

  it('names the workspace of a guest from another organisation', async () => {
    const { surface } = await thread();
    h.slack.world.person(mira.id, { displayName: 'Mira', team: 'TOTHER' });
    await surface.open('Hello', growing);
    expect(h.slack.calls('chat.startStream')[0]?.args).toMatchObject({ recipient_team_id: 'TOTHER' });
  });

  it('finishes by edits when Slack ends the stream by itself', async () => {
    const { surface } = await thread();
    const part = await surface.open('One', growing);
    const [message] = h.slack.world.messages.filter(({ ts }) => ts === part);
    if (message) message.streaming = 'completed';
    await surface.grow(part, 'One two');
    await surface.close(part, 'One two three');
    expect(texts()).toEqual(['One two three']);
  });

  it('does not say words twice when an append is cut off after it took effect', async () => {
    const { surface } = await thread();
    const part = await surface.open('One', growing);
    h.slack.faults.next('chat.appendStream', { cut: 'after' });
    await expect(surface.grow(part, 'One two')).rejects.toMatchObject({ code: 'platform_unavailable' });
    await surface.grow(part, 'One two three');
    await surface.close(part, 'One two three.');
    expect(texts()).toEqual(['One two three.']);
  });

  it('does not say words twice when the stop is cut off after it took effect', async () => {
    const { surface } = await thread();
    const part = await surface.open('One', growing);
    h.slack.faults.next('chat.stopStream', { cut: 'after' });
    await expect(surface.close(part, 'One two')).rejects.toMatchObject({ code: 'platform_unavailable' });
    await surface.close(part, 'One two');
    expect(texts()).toEqual(['One two']);
  });

  it('shows a stream once when its start is cut off after it took effect', async () => {
    const { surface } = await thread();
    h.slack.faults.next('chat.startStream', { cut: 'after' });
    await expect(surface.open('Hello there', growing)).rejects.toMatchObject({
      code: 'platform_unavailable',
    });
    const part = await surface.open('Hello there', growing);
    await surface.close(part, 'Hello there, Mira');
    expect(texts()).toEqual(['Hello there, Mira']);
  });

  it('appends again after a rate limit, which says how long to wait', async () => {
    const { surface } = await thread();
    const part = await surface.open('One', growing);
    h.slack.faults.next('chat.appendStream', { rateLimitSeconds: 3 });
    await expect(surface.grow(part, 'One two')).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 3000,
    });
    await surface.grow(part, 'One two');
    expect(texts()).toEqual(['One two']);
  });

  it('adopts a part from before a restart, streaming or not', async () => {
    const { surface, where } = await thread();
    const running = await surface.open('Half of', growing);
    const stopped = await surface.open('Another', { ...growing, idempotencyKey: 'turn/1' });
    await surface.close(stopped, 'Another');
    const adopting = surfaceIn(where, { adopted: [running, stopped] });
    await adopting.close(running, 'Half of it, then all');
    await adopting.close(stopped, 'Another one');
    expect(texts()).toEqual(['Half of it, then all', 'Another one']);
    expect(h.slack.people.fromBot('C1').map(({ streaming }) => streaming)).toEqual([
      'completed',
      'completed',
    ]);
  });

  it('holds back what may become a mention, and lets none through', async () => {
    const { surface } = await thread();
    const part = await surface.open('Hello @he', growing);
    await surface.grow(part, 'Hello @here and <!ever');
    await surface.grow(part, 'Hello @here and <!everyone> and <@U1');
    await surface.close(part, 'Hello @here and <!everyone> and <@U123> at bob@here.org');
    for (const { versions } of h.slack.people.fromBot('C1')) {
      for (const { text } of versions) expect(text).not.toMatch(/<!|<@|(?<!\w)@(?:here|channel|everyone)/);
    }
    expect(texts()).toEqual(['Hello ＠here and ‹!everyone> and ‹@U123> at bob@here.org']);
    expect(methods()).not.toContain('chat.update');
  });
});

describe('fallback to edits', () => {
  it('falls back within the reply, once and for all, over a restart too', async () => {
    const { surface, where } = await thread();
    h.slack.faults.always('chat.startStream', { error: 'unknown_method' });
    const part = await surface.open('One', growing);
    await surface.grow(part, 'One two');
    const second = await surface.open('Second part', { ...growing, idempotencyKey: 'turn/1' });
    await surface.close(part, 'One two three');
    await surface.close(second, 'Second part');
    expect(texts()).toEqual(['One two three', 'Second part']);
    expect(h.slack.calls('chat.startStream')).toHaveLength(1);
    expect([...h.notebook.notes]).toEqual([['slack:no-streaming:T0STANDIN', 'unknown_method']]);
    expect(surfaceIn(where).traits.growth).toBe('replace');
    const next = h.restarted();
    await next.start(h.inbound);
    expect(next.surface({ place: where, recipient: mira }).traits.growth).toBe('replace');
  });

  it('falls back where the server has no address for streaming at all', async () => {
    const { surface } = await thread();
    h.slack.faults.always('chat.startStream', { status: 404 });
    const part = await surface.open('One', growing);
    await surface.close(part, 'One two');
    expect(texts()).toEqual(['One two']);
    expect([...h.notebook.notes]).toEqual([['slack:no-streaming:T0STANDIN', 'unknown_method']]);
  });

  it('continues by edits where a stream can be started and not continued', async () => {
    const { surface } = await thread();
    h.slack.faults.always('chat.appendStream', { error: 'unknown_method' });
    const part = await surface.open('One', growing);
    await surface.grow(part, 'One two');
    expect(texts()).toEqual(['One two']);
    await surface.close(part, 'One two three');
    expect(texts()).toEqual(['One two three']);
  });

  it('keeps streaming in assistant threads where only channels refuse it', async () => {
    const { surface, where } = await thread();
    h.slack.faults.next('chat.startStream', { error: 'channel_type_not_supported' });
    await surface.open('One', growing);
    expect(surfaceIn(where).traits.growth).toBe('replace');
    expect(surfaceIn(place({ channel: 'DMIRA', visibility: 'dm', thread: '1.1' })).traits.growth).toBe(
      'append',
    );
  });

  it('forgets a refusal that concerned one reply only', async () => {
    const { surface, where } = await thread();
    h.slack.faults.next('chat.startStream', { error: 'user_not_found' });
    await surface.open('One', growing);
    expect(texts()).toEqual(['One']);
    expect(surfaceIn(where).traits.growth).toBe('append');
  });

  it('does not blame streaming for a channel that cannot be written to', async () => {
    const { surface, where } = await thread();
    h.slack.world.channel('C1').archived = true;
    await expect(surface.open('One', growing)).rejects.toMatchObject({ code: 'target_gone' });
    expect(surfaceIn(where).traits.growth).toBe('append');
  });
});

describe('edits', () => {
  it('posts and redraws in a DM outside a thread, as mrkdwn without unfurling', async () => {
    h = await harness();
    h.slack.people.say({ channel: 'DMIRA', channelType: 'im', user: mira.id, text: 'hi' });
    const surface = surfaceIn(place({ channel: 'DMIRA', visibility: 'dm' }));
    expect(surface.traits.growth).toBe('replace');
    const part = await surface.open('**Hello**', growing);
    await surface.grow(part, '**Hello** [you](https://a.b/)');
    await surface.close(part, '**Hello** [you](https://a.b/) & <!channel> `Array<string>`');
    expect(methods()).toEqual(['chat.postMessage', 'chat.update', 'chat.update']);
    expect(h.slack.calls('chat.postMessage')[0]?.args).toMatchObject({
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
    const [text = ''] = texts('DMIRA');
    expect(text.replaceAll('\u200b', '')).toBe(
      '*Hello* <https://a.b/|you> &amp; ‹!channel&gt; `Array&lt;string>`',
    );
  });

  it('shows a long reply whole, though an edit takes only 4,000 bytes of text', async () => {
    h = await harness();
    h.slack.people.say({ channel: 'DMIRA', channelType: 'im', user: mira.id, text: 'hi' });
    const surface = surfaceIn(place({ channel: 'DMIRA', visibility: 'dm' }));
    const long = 'Schöne Grüße & mehr. '.repeat(570).trim();
    const part = await surface.open('Schöne', growing);
    await surface.grow(part, long.slice(0, 9000));
    await surface.close(part, long);
    expect(texts('DMIRA')).toEqual([long]);
  });

  it('puts a button under a reply that broke off, in either way', async () => {
    const { surface } = await thread();
    const streamed = await surface.open('It broke', growing);
    await surface.close(streamed, 'It broke off', { retryButton: true });
    h.slack.people.say({ channel: 'DMIRA', channelType: 'im', user: mira.id, text: 'hi' });
    const dm = surfaceIn(place({ channel: 'DMIRA', visibility: 'dm' }));
    const edited = await dm.open('It broke', growing);
    await dm.close(edited, 'It broke off', { retryButton: true });
    for (const channel of ['C1', 'DMIRA']) {
      const [seen] = h.slack.people.fromBot(channel);
      expect(seen?.text).toBe('It broke off');
      expect(JSON.stringify(seen?.blocks)).toContain(retryActionId);
    }
  });

  it('takes the button away when the reply is redrawn', async () => {
    h = await harness();
    h.slack.people.say({ channel: 'DMIRA', channelType: 'im', user: mira.id, text: 'hi' });
    const surface = surfaceIn(place({ channel: 'DMIRA', visibility: 'dm' }));
    const part = await surface.open('It broke', { ...growing, retryButton: true });
    await surface.grow(part, 'It goes on');
    expect(h.slack.people.fromBot('DMIRA')).toMatchObject([{ text: 'It goes on', blocks: [] }]);
  });
});

describe('failures', () => {
  const cases = [
    ['is_archived', 'target_gone'],
    ['channel_not_found', 'target_gone'],
    ['not_in_channel', 'permission_missing'],
    ['missing_scope', 'permission_missing'],
    ['msg_too_long', 'platform_refused'],
    ['invalid_blocks', 'platform_refused'],
    ['internal_error', 'platform_unavailable'],
    ['ratelimited', 'rate_limited'],
  ] as const;
  for (const [error, code] of cases) {
    it(`turns ${error} into ${code}`, async () => {
      const { where } = await thread();
      h.slack.faults.next('chat.postMessage', { error });
      const opening = surfaceIn(where).open('x', { idempotencyKey: 'k', whole: true });
      await expect(opening).rejects.toMatchObject({ code });
    });
  }

  it('turns a 5xx and a cut connection into platform_unavailable', async () => {
    const { surface } = await thread();
    for (const fault of [{ status: 502 }, { cut: 'before' } as const]) {
      h.slack.faults.next('chat.postMessage', fault);
      const opening = surface.open('x', { idempotencyKey: 'k', whole: true });
      await expect(opening).rejects.toMatchObject({ code: 'platform_unavailable' });
    }
  });

  it('posts anew after a restart only what does not stand there yet', async () => {
    const { surface, where } = await thread();
    const part = await surface.open('Said before the crash', { ...growing, whole: true });
    const resumed = surfaceIn(where, { adopted: [] });
    expect(await resumed.open('Said before the crash', { ...growing, whole: true })).toBe(part);
    expect(texts()).toHaveLength(1);
  });
});
