import type { Calendar, Hours, Term } from '@tierwright/program';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { workCalendars } from './work-calendar.ts';

const MINUTE = 60_000;
const HALF_HOUR = 30;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Two days before a change of clocks, for each zone; nights on which most answers could go wrong. */
const ZONES: Record<string, string[]> = {
  'Europe/Berlin': ['2027-03-26', '2027-10-29'],
  'America/New_York': ['2027-03-12', '2027-11-05'],
  'Australia/Lord_Howe': ['2027-04-02', '2027-10-01'],
  'Asia/Kolkata': ['2027-03-26'],
  'Pacific/Apia': ['2011-12-28', '2012-03-30'],
  'Asia/Beirut': ['2027-03-26', '2027-10-29'],
};

const two = (hour: number) => String(hour).padStart(2, '0');
/** Open hours of a day between whole hours: an even number of rising marks. */
const spans = fc.uniqueArray(fc.integer({ min: 0, max: 24 }), { maxLength: 6 }).map((marks) => {
  const rising = marks.sort((a, b) => a - b);
  return Array.from(
    { length: Math.floor(rising.length / 2) },
    (_, n) => `${two(rising[2 * n] ?? 0)}:00-${two(rising[2 * n + 1] ?? 24)}:00`,
  );
});
const hours: fc.Arbitrary<Hours> = fc
  .record(Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, spans])), { requiredKeys: [] })
  .filter((week) => Object.values(week).some((list) => (list?.length ?? 0) > 0));

interface Setting {
  timeZone: string;
  calendar: Calendar;
  /** An instant near a change of clocks, in whole minutes. */
  from: number;
}

const settings: fc.Arbitrary<Setting> = fc.constantFrom(...Object.entries(ZONES)).chain(([timeZone, days]) =>
  fc.constantFrom(...days).chain((day) => {
    const start = Temporal.PlainDate.from(day);
    const holiday = fc.integer({ min: -8, max: 12 }).map((offset) => start.add({ days: offset }).toString());
    return fc.record({
      timeZone: fc.constant(timeZone),
      calendar: fc.record({ hours, holidays: fc.uniqueArray(holiday, { maxLength: 4 }) }, { requiredKeys: ['hours'] }),
      from: fc.integer({ min: 0, max: 5 * 1440 }).map((minutes) => start.toZonedDateTime(timeZone).epochMilliseconds + minutes * MINUTE),
    });
  }),
);

/** Asks Temporal what the clock shows, half hour by half hour, and looks it up in the text of the hours. */
function slowClock({ timeZone, calendar }: Setting) {
  const halfHours = new Map<number, { date: string; minute: number; open: readonly string[] }>();
  const clockAt = (at: number) => {
    const key = Math.floor(at / (HALF_HOUR * MINUTE));
    let found = halfHours.get(key);
    if (!found) {
      const zoned = Temporal.Instant.fromEpochMilliseconds(key * HALF_HOUR * MINUTE).toZonedDateTimeISO(timeZone);
      const date = zoned.toPlainDate().toString();
      const weekday = WEEKDAYS[zoned.dayOfWeek - 1] ?? 'mon';
      const open = calendar.holidays?.includes(date) ? [] : (calendar.hours?.[weekday] ?? []);
      found = { date, minute: zoned.hour * 60 + zoned.minute, open };
      halfHours.set(key, found);
    }
    return found;
  };
  return {
    dateOf: (at: number) => clockAt(at).date,
    isOpen: (at: number) => {
      const { minute, open } = clockAt(at);
      const now = minute + ((at / MINUTE) % HALF_HOUR);
      return open.some((span) => Number(span.slice(0, 2)) * 60 <= now && now < Number(span.slice(6, 8)) * 60);
    },
  };
}

/** Minute by minute: takes one away for each that is open. */
function slowOpenTime(setting: Setting, minutes: number): number {
  const { isOpen } = slowClock(setting);
  let left = minutes;
  for (let at = setting.from; ; at += MINUTE) {
    if (left === 0 && (minutes > 0 || isOpen(at))) return at;
    if (isOpen(at)) left -= 1;
  }
}

/** Minute by minute: the end of the last open minute of the n-th date with open minutes after the first. */
function slowBusinessDays(setting: Setting, count: number): number {
  const { isOpen, dateOf } = slowClock(setting);
  const dates: string[] = [];
  let close = Number.NaN;
  for (let at = setting.from; ; at += MINUTE) {
    if (!isOpen(at)) continue;
    const date = dateOf(at);
    if (dates.at(-1) !== date) {
      if (dates.length === count + 1) return close;
      dates.push(date);
    }
    close = at + MINUTE;
  }
}

const openTime = (minutes: number): Term => ({ business: `PT${minutes}M` });
const calendarOf = ({ timeZone, calendar }: Setting) => workCalendars({ timeZone, calendar }).base;
const terms: fc.Arbitrary<Term> = fc.oneof(
  fc.constantFrom<Term>('P0D', 'P1D', 'P90D', 'P1M', 'P1M1D', 'P1Y', 'P2W', 'P1DT2H', 'PT0S', 'PT90M', 'PT48H'),
  fc.integer({ min: 0, max: 2000 }).map(openTime),
  fc.integer({ min: 0, max: 12 }).map((days): Term => ({ business: `P${days}D` })),
);

describe('business time', () => {
  it('S1.5, S1.7, S1.8: open hours end as when they are counted minute by minute', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 0, max: 1500 }), (setting, minutes) => {
        expect(calendarOf(setting).endOf(openTime(minutes), setting.from)).toBe(slowOpenTime(setting, minutes));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('S1.5, S1.7, S1.9: business days end as when they are counted minute by minute', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 0, max: 6 }), (setting, count) => {
        expect(calendarOf(setting).endOf({ business: `P${count}D` }, setting.from)).toBe(slowBusinessDays(setting, count));
      }),
      { numRuns: 150, seed: 2 },
    );
  });

  it('S1.8: open hours add up', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 3000 }), (setting, first, second) => {
        const calendar = calendarOf(setting);
        const between = calendar.endOf(openTime(first), setting.from);
        expect(calendar.endOf(openTime(second), between)).toBe(calendar.endOf(openTime(first + second), setting.from));
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('S1.11: a later receipt never ends earlier, and no term ends before its receipt', () => {
    fc.assert(
      fc.property(settings, terms, fc.integer({ min: 0, max: 3 * 86_400_000 }), (setting, term, delay) => {
        const calendar = calendarOf(setting);
        const end = calendar.endOf(term, setting.from);
        expect(end).toBeGreaterThanOrEqual(setting.from);
        expect(calendar.endOf(term, setting.from + delay)).toBeGreaterThanOrEqual(end);
      }),
      { numRuns: 3000, seed: 4 },
    );
  });

  it('S1.13: open hours counted on and back lead to the same instant of open time', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 0, max: 3000 }), (setting, minutes) => {
        const calendar = calendarOf(setting);
        const receipt = calendar.nextOpening(setting.from);
        const end = calendar.endOf(openTime(minutes), receipt);
        expect(calendar.before(openTime(minutes), end)).toBe(receipt);
        expect(calendar.endOf(openTime(minutes), calendar.before(openTime(minutes), end))).toBe(end);
      }),
      { numRuns: 1000, seed: 5 },
    );
  });

  it('S1.13: business days counted back lead to the opening of the day of receipt', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 0, max: 9 }), (setting, count) => {
        const calendar = calendarOf(setting);
        const receipt = calendar.nextOpening(setting.from);
        const opening = calendar.nextOpening(calendar.startOfDay(calendar.dayOf(receipt)));
        const term = { business: `P${count}D` };
        expect(calendar.before(term, calendar.endOf(term, setting.from))).toBe(opening);
      }),
      { numRuns: 1000, seed: 6 },
    );
  });

  it('S1.5, S1.15: open, the next opening, and the mornings agree minute by minute', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const calendar = calendarOf(setting);
        const slow = slowClock(setting);
        let morningOf = '';
        for (let at = setting.from; at < setting.from + 9 * 1440 * MINUTE; at += 10 * MINUTE) {
          const open = slow.isOpen(at);
          if (calendar.isOpen(at) !== open || (calendar.nextOpening(at) === at) !== open)
            expect([at, calendar.isOpen(at)]).toEqual([at, open]);
          const morning = calendar.nextBusinessMorning(at);
          if (!slow.isOpen(morning) || morning <= at) expect([at, morning]).toBe('a later opening');
          morningOf = slow.dateOf(morning);
          if (calendar.nextOpening(calendar.startOfDay(morningOf)) !== morning) expect([at, morning]).toBe('the first opening of its day');
        }
        expect(morningOf).not.toBe('');
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});
