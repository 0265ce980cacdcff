import { beforeEach, describe, expect, it } from 'vitest';
import { keepTyping } from '../../../src/core/conversation/typing.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeSurface } from '../../fakes/surface.ts';

let clock: FakeClock;
let surface: FakeSurface;
let turn: AbortController;
beforeEach(() => {
  clock = new FakeClock();
  surface = new FakeSurface(clock);
  turn = new AbortController();
});

describe('keepTyping', () => {
  it('shows it within the call, and again before 10 s have passed, until stopped', async () => {
    const typing = keepTyping(surface, clock, turn.signal);
    expect(surface.typings).toBe(1);
    await clock.advance(9_999);
    expect(surface.typings).toBe(2);
    typing.stop();
    await clock.advance(60_000);
    expect(surface.typings).toBe(2);
    expect(clock.pending).toBe(0);
  });

  it('ends with the turn', async () => {
    keepTyping(surface, clock, turn.signal);
    turn.abort();
    await clock.advance(60_000);
    expect(surface.typings).toBe(1);
    expect(clock.pending).toBe(0);
  });

  it('gives up after two minutes, though nobody stops it', async () => {
    keepTyping(surface, clock, turn.signal);
    await clock.advance(600_000);
    expect(surface.typings).toBe(15);
    expect(clock.pending).toBe(0);
  });
});
