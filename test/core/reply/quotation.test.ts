import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spokenDay } from '../../../src/core/reply/local-time.ts';
import { quoted } from '../../../src/core/reply/quotation.ts';

test('words are given back on one line, without marks that a platform acts on', () => {
  expect(quoted('I moved\nto *Lisbon*')).toBe('“I moved to Lisbon”');
  expect(quoted('ping @everyone and <@123> ```rm```')).toBe('“ping @\u200beveryone and ‹@123› rm”');
  expect(quoted('she said "hi"')).toBe("“she said 'hi'”");
});

test('whatever was said, a quotation stays one line and closes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const said = quoted(text);
      expect(said).toMatch(/^“[^“”\n]*”$/u);
      expect(said).not.toMatch(/@everyone|@here|<@|`/i);
    }),
  );
});

test('a day is named as people name it, in the zone of whom it is told', () => {
  const now = Date.UTC(2026, 2, 10, 12);
  expect(spokenDay(Date.UTC(2026, 1, 23), now, 'UTC')).toBe('on 23 February');
  expect(spokenDay(Date.UTC(2025, 1, 23), now, 'UTC')).toBe('on 23 February 2025');
  expect(spokenDay(now - 3_600_000, now, 'UTC')).toBe('earlier today');
  expect(spokenDay(now - 86_400_000, now, 'UTC')).toBe('yesterday');
  expect(spokenDay(Date.UTC(2026, 1, 23, 23), now, 'Asia/Tokyo')).toBe('on 24 February');
});
