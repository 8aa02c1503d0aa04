import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { fromDay } from './day.ts';
import { parseInstant } from './instant.ts';
import { TimeZone } from './time-zone.ts';

const dateIn = (zone: string, instant: string) => {
  const day = new TimeZone(zone).dayOfInstant(instant);
  return day === undefined ? undefined : fromDay(day);
};

describe('local days of instants', () => {
  it.each([
    ['UTC', '2024-03-10T23:59:59Z', '2024-03-10'],
    ['Asia/Kolkata', '2024-03-10T18:29:59Z', '2024-03-10'],
    ['Asia/Kolkata', '2024-03-10T18:30:00Z', '2024-03-11'],
    ['America/St_Johns', '2024-03-10T03:29:59Z', '2024-03-09'],
    ['America/St_Johns', '2024-03-10T03:30:00Z', '2024-03-10'],
    // Clocks went forward at 05:30Z that morning, so the next midnight comes an hour earlier.
    ['America/St_Johns', '2024-03-11T02:29:59Z', '2024-03-10'],
    ['America/St_Johns', '2024-03-11T02:30:00Z', '2024-03-11'],
    // Samoa had no 30 December 2011.
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
    ['America/New_York', '2024-11-03T03:59:59.999Z', '2024-11-02'],
    ['America/New_York', '2024-11-03T04:00:00Z', '2024-11-03'],
    ['Europe/Berlin', '2024-03-31T00:30:00+02:00', '2024-03-30'],
    ['Europe/Berlin', '2024-03-31T23:30:00-05:00', '2024-04-01'],
    ['Europe/Berlin', '2024-12-31T23:00Z', '2025-01-01'],
  ])('FACT-D2: in %s %s is on %s', (zone, instant, date) => {
    expect(dateIn(zone, instant)).toBe(date);
  });

  it.each(['Asia/Kolkata', 'America/St_Johns', 'Pacific/Apia', 'Europe/Dublin'])(
    'FACT-D2: agrees with Temporal in %s at every half hour around each change of clocks',
    (id) => {
      const zone = new TimeZone(id);
      let at = Temporal.Instant.from('2005-01-01T00:00Z').toZonedDateTimeISO(id);
      for (let next = at.getTimeZoneTransition('next'); next && next.year < 2016; next = at.getTimeZoneTransition('next')) {
        at = next;
        for (let half = -60; half <= 60; half += 1) {
          const instant = Temporal.Instant.fromEpochMilliseconds(at.epochMilliseconds + half * 1_800_000 - (half % 2 === 0 ? 0 : 1000));
          const date = instant.toZonedDateTimeISO(id).toPlainDate().toString();
          const found = [fromDay(zone.dayOfMilliseconds(instant.epochMilliseconds)), fromDay(zone.dayOfInstant(instant.toString()) ?? 0)];
          if (found.some((one) => one !== date)) expect([instant.toString(), ...found]).toEqual([instant.toString(), date, date]);
        }
      }
    },
  );

  it('FACT-D2: the instant of a change does not tell what was before it', () => {
    const zone = new TimeZone('Pacific/Apia');
    const ask = (instant: string) => fromDay(zone.dayOfInstant(instant) ?? Number.NaN);
    expect(ask('2011-12-30T10:00:00Z')).toBe('2011-12-31');
    expect(ask('2011-12-30T09:59:59Z')).toBe('2011-12-29');
  });

  it.each([
    '2024-03-10',
    '2024-03-10T10:00',
    '2024-02-30T10:00Z',
    '2024-03-10T24:00Z',
    '2024-03-10T23:60Z',
    '2024-03-10T10:00:60Z',
    '2024-03-10 10:00Z',
    '2024-03-10T10:00+5',
    'now',
  ])('FACT-D2: %j is no instant', (text) => {
    expect(parseInstant(text)).toBeUndefined();
    expect(dateIn('UTC', text)).toBeUndefined();
  });
});
