import { parseInstant, TimeZone } from '@tierwright/facts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatInstant, isInstant, localText } from './instant.ts';

const instants = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2999, 11, 31) });

it('S1.1: an instant is written in UTC and read back as it was', () => {
  expect([0, 1, Date.UTC(2027, 2, 1, 13)].map(formatInstant)).toEqual([
    '1970-01-01T00:00:00Z',
    '1970-01-01T00:00:00.001Z',
    '2027-03-01T13:00:00Z',
  ]);
  fc.assert(
    fc.property(instants, (at) => {
      expect(parseInstant(formatInstant(at))).toBe(at);
    }),
    { numRuns: 2000, seed: 1 },
  );
});

it.each([
  ['Europe/Berlin', '2027-03-01T13:00:59.999Z', '2027-03-01 14:00'],
  ['America/New_York', '2027-03-01T04:59Z', '2027-02-28 23:59'],
  ['Asia/Kolkata', '2027-03-01T18:30Z', '2027-03-02 00:00'],
  ['Australia/Lord_Howe', '2027-04-03T15:15Z', '2027-04-04 01:45'],
  ['Pacific/Apia', '2011-12-30T10:00Z', '2011-12-31 00:00'],
])('S1.1: people in %s read %s as %s', (zone, instant, text) => {
  expect(localText(parseInstant(instant) ?? Number.NaN, new TimeZone(zone))).toBe(text);
});

it('S1.1: items run from 1900 to 2999', () => {
  const bounds = [Date.UTC(1900, 0, 1), Date.UTC(3000, 0, 1) - 1];
  expect([...bounds, 0].map(isInstant)).toEqual([true, true, true]);
  expect([Date.UTC(1900, 0, 1) - 1, Date.UTC(3000, 0, 1), 0.5, Number.NaN, Number.POSITIVE_INFINITY].map(isInstant)).toEqual(
    Array(5).fill(false),
  );
});
