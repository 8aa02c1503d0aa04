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

describe('local times', () => {
  const local = (text: string) => parseInstant(`${text}Z`) ?? Number.NaN;

  it.each([
    ['UTC', '2027-03-01T14:00', '2027-03-01T14:00Z'],
    ['Asia/Kolkata', '2027-03-01T14:00', '2027-03-01T08:30Z'],
    // 28 March 2027: clocks go from 02:00 to 03:00, at 01:00Z.
    ['Europe/Berlin', '2027-03-28T01:59:59.999', '2027-03-28T00:59:59.999Z'],
    ['Europe/Berlin', '2027-03-28T02:00', '2027-03-28T01:00Z'],
    ['Europe/Berlin', '2027-03-28T02:59', '2027-03-28T01:00Z'],
    ['Europe/Berlin', '2027-03-28T03:00', '2027-03-28T01:00Z'],
    ['Europe/Berlin', '2027-03-28T03:01', '2027-03-28T01:01Z'],
    // 31 October 2027: clocks go from 03:00 back to 02:00, at 01:00Z.
    ['Europe/Berlin', '2027-10-31T02:30', '2027-10-31T00:30Z'],
    ['Europe/Berlin', '2027-10-31T03:00', '2027-10-31T02:00Z'],
    ['America/New_York', '2027-11-07T01:30', '2027-11-07T05:30Z'],
    // Half an hour: 02:00 to 02:30 on 3 October, 02:00 back to 01:30 on 4 April.
    ['Australia/Lord_Howe', '2027-10-03T02:15', '2027-10-02T15:30Z'],
    ['Australia/Lord_Howe', '2027-04-04T01:45', '2027-04-03T14:45Z'],
    ['Australia/Lord_Howe', '2027-04-04T02:00', '2027-04-03T15:30Z'],
    // Samoa had no 30 December 2011; Beirut's clocks go forward at midnight.
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00Z'],
    ['Pacific/Apia', '2011-12-31T00:00', '2011-12-30T10:00Z'],
    ['Asia/Beirut', '2027-03-28T00:00', '2027-03-27T22:00Z'],
    ['Asia/Beirut', '2027-03-28T01:00', '2027-03-27T22:00Z'],
  ])('FACT-D6: in %s %s is %s', (zone, time, instant) => {
    expect(new TimeZone(zone).toInstant(local(time))).toBe(parseInstant(instant));
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'America/St_Johns', 'Pacific/Apia', 'UTC'])(
    'FACT-D6: agrees with Temporal in %s on the start and each third hour of every day of three years',
    (id) => {
      const zone = new TimeZone(id);
      for (let date = Temporal.PlainDate.from('2010-06-01'); date.year < 2013 || date.month < 6; date = date.add({ days: 1 })) {
        const start = zone.toInstant(local(`${date}T00:00`));
        const wantedStart = date.toZonedDateTime(id).epochMilliseconds;
        if (start !== wantedStart) expect([date.toString(), start]).toEqual([date.toString(), wantedStart]);
        for (let hour = 0; hour < 24; hour += 3) {
          const time = date.toPlainDateTime({ hour, minute: 40 });
          const zoned = time.toZonedDateTime(id, { disambiguation: 'earlier' });
          const instant = zone.toInstant(local(time.toString()));
          // In a jump Temporal answers with a time before it; then the instant must be the jump itself.
          const jump = zoned.toPlainDateTime().equals(time) ? undefined : zoned.getTimeZoneTransition('next')?.epochMilliseconds;
          const wanted = jump ?? zoned.epochMilliseconds;
          if (instant !== wanted) expect([time.toString(), instant]).toEqual([time.toString(), wanted]);
        }
      }
    },
  );

  it('FACT-D6: what a clock shows comes back as the same instant, except in an hour that is shown twice', () => {
    const zone = new TimeZone('Europe/Berlin');
    const repeated = parseInstant('2027-10-31T01:00Z') ?? Number.NaN;
    for (let at = repeated - 30 * 86_400_000; at < repeated + 200 * 86_400_000; at += 600_000) {
      const first = at >= repeated && at < repeated + 3_600_000 ? at - 3_600_000 : at;
      if (zone.toInstant(zone.toLocal(at)) !== first) expect([at, zone.toInstant(zone.toLocal(at))]).toEqual([at, first]);
    }
  });
});
