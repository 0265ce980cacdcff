import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalEvent, LocalMessage } from '../../../src/core/local-chat.ts';
import { Timeline } from '../../../src/platforms/local/timeline.ts';

const reader = { userId: 'robin', reads: () => true };

const draft = (id: string, text = id, growing = false) => ({
  id,
  place: 'lounge',
  author: { id: 'robin', name: 'Robin', isCharacter: false },
  text,
  attachments: [],
  ephemeral: false,
  growing,
  retry: false,
  edited: false,
  sentAt: 0,
});

/** What a page shows that does nothing but follow events. */
class Page {
  readonly shown = new Map<string, LocalMessage>();
  cursor: string | undefined;
  resets = 0;

  readonly see = (event: LocalEvent): void => {
    if ('cursor' in event) this.cursor = event.cursor;
    if (event.type === 'message' || event.type === 'update') this.shown.set(event.message.id, event.message);
    if (event.type === 'removed') this.shown.delete(event.messageId);
    if (event.type === 'reset') this.resets += 1;
  };
}

describe('Timeline', () => {
  it('tells a page that was away exactly what it missed, whatever happened', () => {
    const step = fc.record({
      what: fc.constantFrom('add', 'change', 'remove', 'leave', 'return'),
      id: fc.integer({ min: 0, max: 6 }).map((n) => `m${n}`),
      text: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const timeline = new Timeline('now');
        const page = new Page();
        let leave: (() => void) | undefined = timeline.follow(reader, undefined, page.see);
        for (const { what, id, text } of steps) {
          if (what === 'add' && !timeline.get('lounge', id)) timeline.add('lounge', draft(id, text));
          if (what === 'change') timeline.change('lounge', id, { text });
          if (what === 'remove') timeline.remove('lounge', id);
          if (what === 'leave') {
            leave?.();
            leave = undefined;
          }
          if (what === 'return' && !leave) leave = timeline.follow(reader, page.cursor, page.see);
        }
        leave ??= timeline.follow(reader, page.cursor, page.see);
        const truth = timeline.newest('lounge', reader, 100);
        expect(new Map(page.shown)).toEqual(new Map(truth.map((message) => [message.id, message])));
        expect(page.resets).toBe(0);
      }),
    );
  });

  it('tells of a reply that grew a hundred times in one event', () => {
    const timeline = new Timeline('now');
    const { cursor } = timeline;
    timeline.add('lounge', draft('r', '', true));
    for (let n = 1; n <= 100; n += 1) timeline.change('lounge', 'r', { text: 'x'.repeat(n) });
    const events: LocalEvent[] = [];
    timeline.follow(reader, cursor, (event) => events.push(event));
    expect(events.map((event) => event.type)).toEqual(['message', 'ready']);
    expect(events[0]).toMatchObject({ message: { text: 'x'.repeat(100) } });
  });

  it.each(['earlier.3', 'nonsense', 'now.99'])('asks to read anew after the cursor %j', (after) => {
    const timeline = new Timeline('now');
    timeline.add('lounge', draft('a'));
    const events: LocalEvent[] = [];
    timeline.follow(reader, after, (event) => events.push(event));
    expect(events).toEqual([{ type: 'reset', cursor: 'now.1' }]);
  });

  it('keeps the newest messages, and every one that still grows', () => {
    const timeline = new Timeline('now', 3);
    const { cursor } = timeline;
    timeline.add('lounge', draft('growing', 'g', true));
    for (const id of ['a', 'b', 'c', 'd']) timeline.add('lounge', draft(id));
    const kept = timeline.newest('lounge', reader, 10).map((message) => message.id);
    expect(kept).toEqual(['growing', 'c', 'd']);
    const page = new Page();
    timeline.follow(reader, cursor, page.see);
    expect(page.resets).toBe(1);
  });

  it('tells what is for one user to nobody else', () => {
    const timeline = new Timeline('now');
    const sam = new Page();
    timeline.follow({ userId: 'sam', reads: () => true }, undefined, sam.see);
    const { cursor } = timeline;
    timeline.add('lounge', draft('secret'), 'robin');
    timeline.change('lounge', 'secret', { text: 'still secret' });
    expect(sam.shown.size).toBe(0);
    timeline.follow({ userId: 'sam', reads: () => true }, cursor, sam.see);
    expect(sam.shown.size).toBe(0);
    expect(timeline.newest('lounge', reader, 10)).toHaveLength(1);
  });
});
