import { expect, test } from 'vitest';
import { dateIn, spokenDates, yearDayOf } from '../../../../src/core/memory/extraction/dates.ts';

/** A Wednesday. */
const context = { sentAt: Date.parse('2026-03-11T15:00:00Z'), timeZone: 'UTC' };

test.each([
  ['next friday', '2026-03-20'],
  ['on friday', '2026-03-13'],
  ['tomorrow', '2026-03-12'],
  ['in two weeks', '2026-03-25'],
  ['on the 20th', '2026-03-20'],
  ['on the 4th', '2026-04-04'],
  ['june 20th', '2026-06-20'],
  ['the 5th of february', '2027-02-05'],
  ['in april', 'April 2026'],
  ['next month', 'April 2026'],
  ['in june', 'June 2026'],
  ['christmas eve', '2026-12-24'],
])('%s is %s to come', (text, day) => {
  expect(dateIn(text, context, 'forward')?.text).toBe(day);
});

test.each([
  ['in 2019', '2019'],
  ['since 2015', '2015'],
  ['last year', '2025'],
  ['yesterday', '2026-03-10'],
  ['last month', 'February 2026'],
  ['3 years ago', '2023'],
  ['in april', 'April 2025'],
])('%s is %s gone by', (text, day) => {
  expect(dateIn(text, context, 'back')?.text).toBe(day);
});

test('no date where none is named', () => {
  for (const text of ['i may go', 'a lovely day', '10/10 would recommend', '', 'x'.repeat(500)])
    expect(dateIn(text, context, 'forward')).toBeUndefined();
  expect(dateIn('tomorrow', undefined, 'forward')).toBeUndefined();
});

test('a day begins and ends at midnight where the speaker is, also when the clocks change', () => {
  const there = { sentAt: Date.parse('2026-03-27T12:00:00Z'), timeZone: 'Europe/Berlin' };
  const sunday = dateIn('on the 29th', there, 'forward');
  expect(new Date(sunday?.from ?? 0).toISOString()).toBe('2026-03-28T23:00:00.000Z');
});

test('days of the year as they are told', () => {
  expect(yearDayOf('the 5th of august')).toBe('5 August');
  expect(yearDayOf('may 9 1990')).toBe('9 May 1990');
  expect(yearDayOf('halloween')).toBe('31 October');
  expect(yearDayOf('1990')).toBe('1990');
  expect(yearDayOf('the 3rd')).toBe('the 3rd');
  expect(yearDayOf('tomorrow', context)).toBe('12 March');
  expect(yearDayOf('never')).toBeUndefined();
});

test('ISO dates are read out', () => {
  expect(spokenDates('fly to Oslo on 2026-05-30 at 3pm')).toBe('fly to Oslo on 30 May 2026 at 3pm');
  expect(spokenDates('order 2026-99-30')).toBe('order 2026-99-30');
});
