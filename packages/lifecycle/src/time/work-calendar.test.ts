import { parseInstant } from '@tierwright/facts';
import type { Calendar, Condition, Term } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { type WorkCalendar, workCalendars } from './work-calendar.ts';

const OFFICE = ['09:00-17:00'];
const ALWAYS = ['00:00-24:00'];
const ROUND_THE_CLOCK: Calendar = { hours: { mon: ALWAYS, tue: ALWAYS, wed: ALWAYS, thu: ALWAYS, fri: ALWAYS, sat: ALWAYS, sun: ALWAYS } };
const LUNCH: Calendar = { hours: { mon: ['08:00-12:00', '13:00-17:30'], tue: ['08:00-12:00', '13:00-17:30'], fri: ['08:00-12:00'] } };
const SUNDAYS: Calendar = { hours: { sun: ['00:00-06:00'], mon: OFFICE } };

const calendarOf = (timeZone: string, calendar?: Calendar): WorkCalendar =>
  workCalendars({ timeZone, ...(calendar ? { calendar } : {}) }).base;
/** The first instant at which a clock shows `2027-03-01 14:00`. */
const at = (calendar: WorkCalendar, local: string) => calendar.instantOf(local.slice(0, 10), local.slice(11));
const end = (calendar: WorkCalendar, term: Term, from: string) => calendar.textOf(calendar.endOf(term, at(calendar, from)));
const back = (calendar: WorkCalendar, term: Term, from: string) => calendar.textOf(calendar.before(term, at(calendar, from)));
const utc = (text: string) => parseInstant(text) ?? Number.NaN;
const HOUR = 3_600_000;

const berlin = calendarOf('Europe/Berlin');

describe('terms', () => {
  it.each<[Term, string, string]>([
    ['P90D', '2027-03-01 14:00', '2027-05-31 00:00'],
    ['PT2H', '2027-03-01 14:00', '2027-03-01 16:00'],
    [{ business: 'P3D' }, '2027-03-01 14:00', '2027-03-04 17:00'],
    [{ business: 'PT8H' }, '2027-03-01 14:00', '2027-03-02 14:00'],
    [{ business: 'P2D' }, '2027-03-06 11:00', '2027-03-10 17:00'],
    [{ business: 'PT4H' }, '2027-03-05 18:00', '2027-03-08 13:00'],
  ])('S1: %j from %s ends %s', (term, from, ends) => {
    expect(end(berlin, term, from)).toBe(ends);
  });
});

describe('elapsed terms', () => {
  it.each([
    ['P0D', '2027-03-01 14:00', '2027-03-02 00:00'],
    ['P1D', '2027-03-01 00:00', '2027-03-03 00:00'],
    ['P2W', '2027-03-01 23:59', '2027-03-16 00:00'],
    ['P1M', '2027-01-31 10:00', '2027-03-01 00:00'],
    ['P1M', '2028-01-31 10:00', '2028-03-01 00:00'],
    ['P1M', '2027-01-15 10:00', '2027-02-16 00:00'],
    ['P1Y', '2028-02-29 10:00', '2029-03-01 00:00'],
    ['P1M10D', '2027-01-31 10:00', '2027-03-11 00:00'],
    ['P1DT2H', '2027-03-01 14:00', '2027-03-03 02:00'],
    ['P0DT30M', '2027-03-01 14:00', '2027-03-02 00:30'],
  ])('S1.3: %s from %s ends %s', (term, from, ends) => {
    expect(end(berlin, term, from)).toBe(ends);
  });

  it.each([
    // 26 March is 24 hours before clocks go forward: the day itself decides, not its length.
    ['Europe/Berlin', 'P1D', '2027-03-27T13:00Z', '2027-03-28T22:00Z'],
    ['Europe/Berlin', 'P1D', '2027-10-30T12:00Z', '2027-10-31T23:00Z'],
    ['Europe/Berlin', 'P1D', '2027-03-01T23:30Z', '2027-03-03T23:00Z'],
    ['America/New_York', 'P1D', '2027-03-02T03:00Z', '2027-03-03T05:00Z'],
    ['Asia/Kolkata', 'P1D', '2027-03-01T18:29Z', '2027-03-02T18:30Z'],
    ['Asia/Kolkata', 'P1D', '2027-03-01T18:30Z', '2027-03-03T18:30Z'],
    ['Australia/Lord_Howe', 'P30D', '2027-03-20T00:00Z', '2027-04-19T13:30Z'],
    // Samoa went from the 29th to the 31st of December 2011.
    ['Pacific/Apia', 'P1D', '2011-12-28T20:00Z', '2011-12-30T10:00Z'],
    ['Pacific/Apia', 'P1D', '2011-12-29T20:00Z', '2011-12-30T10:00Z'],
    ['Pacific/Apia', 'P2D', '2011-12-29T20:00Z', '2011-12-31T10:00Z'],
  ])('S1.2, S1.3: in %s %s from %s ends %s', (zone, term, from, ends) => {
    expect(calendarOf(zone).endOf(term, utc(from))).toBe(utc(ends));
  });

  it('S1.2: a day begins where clocks jump past midnight, and one left out has no length', () => {
    const beirut = calendarOf('Asia/Beirut');
    expect([beirut.startOfDay('2027-03-28'), beirut.endOfDay('2027-03-27')]).toEqual([utc('2027-03-27T22:00Z'), utc('2027-03-27T22:00Z')]);
    expect(beirut.textOf(beirut.startOfDay('2027-03-28'))).toBe('2027-03-28 01:00');
    const apia = calendarOf('Pacific/Apia');
    expect(apia.startOfDay('2011-12-30')).toBe(apia.endOfDay('2011-12-30'));
    expect([utc('2011-12-30T09:59:59Z'), utc('2011-12-30T10:00Z')].map((instant) => apia.dayOf(instant))).toEqual([
      '2011-12-29',
      '2011-12-31',
    ]);
  });

  it.each([
    ['PT2H', '2027-03-28T00:30Z', '2027-03-28T02:30Z'],
    ['PT48H', '2027-10-30T12:00Z', '2027-11-01T12:00Z'],
    ['PT0S', '2027-03-01T13:00Z', '2027-03-01T13:00Z'],
    ['PT1M30S', '2027-03-01T13:00Z', '2027-03-01T13:01:30Z'],
  ])('S1.4: %s from %s ends %s, clocks or not', (term, from, ends) => {
    expect(berlin.endOf(term, utc(from))).toBe(utc(ends));
  });
});

describe('open hours', () => {
  it('S1.5: are those of an office where the program says nothing of them', () => {
    const week = ['03-01', '03-02', '03-03', '03-04', '03-05', '03-06', '03-07'].map((day) => `2027-${day}`);
    for (const calendar of [berlin, calendarOf('Europe/Berlin', {}), calendarOf('Europe/Berlin', { yearStarts: '02-01' })]) {
      expect(week.map((day) => calendar.closeOf(day))).toEqual([
        ...week.slice(0, 5).map((day) => utc(`${day}T16:00Z`)),
        undefined,
        undefined,
      ]);
      const probes = ['08:59', '09:00', '16:59', '17:00'];
      expect(probes.map((time) => calendar.isOpen(at(calendar, `2027-03-01 ${time}`)))).toEqual([false, true, true, false]);
    }
  });

  it('S1.5: holidays, weekdays that are not named, and lunch breaks are closed', () => {
    const calendar = calendarOf('Europe/Berlin', { ...LUNCH, holidays: ['2027-03-02'] });
    const open = (local: string) => calendar.isOpen(at(calendar, local));
    expect(['2027-03-01 11:59', '2027-03-01 12:00', '2027-03-01 13:00', '2027-03-01 17:29'].map(open)).toEqual([true, false, true, true]);
    expect(['2027-03-02 10:00', '2027-03-03 10:00', '2027-03-05 11:00', '2027-03-05 13:00'].map(open)).toEqual([false, false, true, false]);
    expect([calendar.closeOf('2027-03-01'), calendar.closeOf('2027-03-02')]).toEqual([utc('2027-03-01T16:30Z'), undefined]);
  });

  it('S1.5: a round-the-clock desk has no seam at midnight', () => {
    const desk = calendarOf('Europe/Berlin', ROUND_THE_CLOCK);
    expect(desk.isOpen(at(desk, '2027-03-02 00:00'))).toBe(true);
    expect(end(desk, { business: 'PT36H' }, '2027-03-05 20:00')).toBe('2027-03-07 08:00');
    expect(end(desk, { business: 'PT4H' }, '2027-03-05 20:00')).toBe('2027-03-06 00:00');
    expect(end(desk, { business: 'P1D' }, '2027-03-05 20:00')).toBe('2027-03-07 00:00');
  });

  it('S1.6: a variant has what it says, and else what the program has', () => {
    const when = (region: string): Condition => ({ all: [{ fact: 'region', operator: 'equal', value: region }] });
    const { base, variants } = workCalendars({
      timeZone: 'America/New_York',
      calendar: {
        hours: { mon: ['08:00-18:00'], tue: ['08:00-18:00'] },
        holidays: ['2027-03-01'],
        through: '2027-12-31',
        variants: [
          { title: 'A', when: when('A') },
          { title: 'B', when: when('B'), timeZone: 'Asia/Kolkata' },
          { title: 'C', when: when('C'), hours: { wed: ['10:00-12:00'] } },
          { title: 'D', when: when('D'), holidays: ['2027-03-02'] },
        ],
      },
    });
    const openings = [base, ...variants.map(({ calendar }) => calendar)].map((calendar) => calendar.nextOpening(utc('2027-02-28T12:00Z')));
    expect(openings.map((instant) => new Date(instant).toISOString())).toEqual([
      '2027-03-02T13:00:00.000Z',
      '2027-03-02T13:00:00.000Z',
      '2027-03-02T02:30:00.000Z',
      '2027-03-03T15:00:00.000Z',
      '2027-03-01T13:00:00.000Z',
    ]);
    expect(variants.map((variant) => variant.when)).toEqual(['A', 'B', 'C', 'D'].map(when));
    expect(variants.map(({ calendar }) => [calendar.timeZone, calendar.isCertain(utc('2028-01-02T00:00Z'))])).toEqual([
      ['America/New_York', false],
      ['Asia/Kolkata', false],
      ['America/New_York', false],
      ['America/New_York', false],
    ]);
  });

  it.each([
    // Sundays 00:00-06:00: on 28 March five hours, on 31 October seven.
    ['Europe/Berlin', '2027-03-21 00:00', 6],
    ['Europe/Berlin', '2027-03-28 00:00', 5],
    ['Europe/Berlin', '2027-10-31 00:00', 7],
    ['America/New_York', '2027-03-14 00:00', 5],
    ['America/New_York', '2027-11-07 00:00', 7],
    ['Australia/Lord_Howe', '2027-10-03 00:00', 5.5],
    ['Australia/Lord_Howe', '2027-04-04 00:00', 6.5],
    ['Asia/Kolkata', '2027-03-28 00:00', 6],
  ])('S1.7: in %s the hours from %s on last %d hours', (zone, opens, hours) => {
    const calendar = calendarOf(zone, SUNDAYS);
    const from = at(calendar, opens);
    expect(calendar.endOf({ business: 'P0D' }, from) - from).toBe(hours * HOUR);
    expect(calendar.endOf({ business: `PT${hours * 60}M` }, from)).toBe(calendar.closeOf(opens.slice(0, 10)));
  });

  it('S1.7: hours that clocks jump over are none, and a day without others is no business day', () => {
    const nights = calendarOf('Europe/Berlin', { hours: { sun: ['02:00-03:00'], mon: OFFICE } });
    expect(nights.closeOf('2027-03-21')).toBe(utc('2027-03-21T02:00Z'));
    expect(nights.closeOf('2027-03-28')).toBeUndefined();
    expect(end(nights, { business: 'P1D' }, '2027-03-22 10:00')).toBe('2027-03-29 17:00');
    const apia = calendarOf('Pacific/Apia');
    expect([apia.closeOf('2011-12-30'), end(apia, { business: 'P1D' }, '2011-12-29 10:00')]).toEqual([undefined, '2012-01-02 17:00']);
  });
});

describe('open hours of a term', () => {
  it.each([
    ['PT2H', '2027-03-01 15:00', '2027-03-01 17:00'],
    ['PT8H', '2027-03-01 09:00', '2027-03-01 17:00'],
    ['PT8H', '2027-03-01 17:00', '2027-03-02 17:00'],
    ['PT8H', '2027-03-01 06:00', '2027-03-01 17:00'],
    ['PT8H', '2027-03-05 15:00', '2027-03-08 15:00'],
    ['PT1M', '2027-03-05 16:59', '2027-03-05 17:00'],
    ['PT80H', '2027-03-01 09:00', '2027-03-12 17:00'],
    ['PT1H30M', '2027-03-01 16:00', '2027-03-02 09:30'],
    ['PT0S', '2027-03-01 12:34', '2027-03-01 12:34'],
    ['PT0S', '2027-03-05 17:00', '2027-03-08 09:00'],
  ])('S1.8: %s from %s are used up at %s', (business, from, ends) => {
    expect(end(berlin, { business }, from)).toBe(ends);
  });

  it.each([
    ['PT4H', '2027-03-01 11:00', '2027-03-01 16:00'],
    ['PT1H', '2027-03-01 11:00', '2027-03-01 12:00'],
    ['PT1H', '2027-03-01 12:30', '2027-03-01 14:00'],
    ['PT9H', '2027-03-02 17:00', '2027-03-08 13:30'],
  ])('S1.8: with lunch breaks and closed days, %s from %s are used up at %s', (business, from, ends) => {
    const calendar = calendarOf('Europe/Berlin', { ...LUNCH, holidays: ['2027-03-09'] });
    expect(end(calendar, { business }, from)).toBe(ends);
  });

  it('S1.8: over a change of clocks real hours are used up', () => {
    const desk = calendarOf('Europe/Berlin', ROUND_THE_CLOCK);
    expect(end(desk, { business: 'PT24H' }, '2027-03-27 12:00')).toBe('2027-03-28 13:00');
    expect(end(desk, { business: 'PT24H' }, '2027-10-30 12:00')).toBe('2027-10-31 11:00');
  });
});

describe('business days of a term', () => {
  it.each([
    ['P1D', '2027-03-01 14:00', '2027-03-02 17:00'],
    ['P1D', '2027-03-01 08:00', '2027-03-02 17:00'],
    ['P1D', '2027-03-01 16:59', '2027-03-02 17:00'],
    ['P1D', '2027-03-01 17:00', '2027-03-03 17:00'],
    ['P1D', '2027-03-05 12:00', '2027-03-08 17:00'],
    ['P1D', '2027-03-05 20:00', '2027-03-09 17:00'],
    ['P1D', '2027-03-06 12:00', '2027-03-09 17:00'],
    ['P10D', '2027-03-01 14:00', '2027-03-15 17:00'],
    ['P1D', '1968-12-27 10:00', '1968-12-30 17:00'],
    ['P0D', '2027-03-01 14:00', '2027-03-01 17:00'],
    ['P0D', '2027-03-06 14:00', '2027-03-08 17:00'],
  ])('S1.9: %s from %s end at the close %s', (business, from, ends) => {
    expect(end(berlin, { business }, from)).toBe(ends);
  });

  it.each([
    // Closed on the 2nd: Tuesday's hours fall away; Fridays close at noon.
    ['P1D', '2027-03-01 12:30', '2027-03-05 12:00'],
    ['P2D', '2027-03-01 12:30', '2027-03-08 17:30'],
    ['P1D', '2027-03-05 12:00', '2027-03-09 17:30'],
  ])('S1.9: with holidays and lunch breaks %s from %s end at the last close, %s', (business, from, ends) => {
    const calendar = calendarOf('Europe/Berlin', { ...LUNCH, holidays: ['2027-03-02'] });
    expect(end(calendar, { business }, from)).toBe(ends);
  });

  it('S1.10: other terms, and a calendar that never opens, are bugs', () => {
    for (const business of ['P1W', 'P1M', 'P1Y', 'P1DT2H', 'PT', 'P', '3 days'])
      expect(() => berlin.endOf({ business }, 0)).toThrow(RangeError);
    expect(() => berlin.endOf('1 day', 0)).toThrow(RangeError);
    expect(() => calendarOf('UTC', { hours: { mon: [] } })).toThrow(RangeError);
    expect(() => berlin.endOf({ business: 'P1D' }, Number.NaN)).toThrow(RangeError);
  });
});

describe('counting back', () => {
  it.each([
    ['P14D', '2027-05-31 00:00', '2027-05-17 00:00'],
    ['P1M', '2027-03-31 17:00', '2027-02-28 17:00'],
    ['P1DT2H', '2027-03-03 02:00', '2027-03-02 00:00'],
    ['PT2H', '2027-03-28 04:00', '2027-03-28 01:00'],
    ['P1D', '2027-03-29 02:30', '2027-03-28 03:00'],
    ['P1D', '2027-11-01 02:30', '2027-10-31 02:30'],
    ['P7D', '2027-03-30 17:00', '2027-03-23 17:00'],
  ])('S1.12: %s before %s is %s', (term, from, before) => {
    expect(back(berlin, term, from)).toBe(before);
  });

  it('S1.12: no days back stay in the hour that clocks show twice', () => {
    const second = utc('2027-10-31T01:30Z');
    expect([berlin.textOf(second), berlin.before('P0D', second)]).toEqual(['2027-10-31 02:30', second]);
  });

  it.each<[string, string, string]>([
    ['PT4H', '2027-03-03 17:00', '2027-03-03 13:00'],
    ['PT8H', '2027-03-03 17:00', '2027-03-03 09:00'],
    ['PT9H', '2027-03-03 17:00', '2027-03-02 16:00'],
    ['PT4H', '2027-03-08 10:00', '2027-03-05 14:00'],
    ['PT4H', '2027-03-07 00:00', '2027-03-05 13:00'],
    ['PT4H', '2027-03-08 09:00', '2027-03-05 13:00'],
    ['PT0S', '2027-03-07 00:00', '2027-03-07 00:00'],
    ['P1D', '2027-03-05 17:00', '2027-03-04 09:00'],
    ['P1D', '2027-03-08 09:00', '2027-03-04 09:00'],
    ['P1D', '2027-03-08 09:01', '2027-03-05 09:00'],
    ['P1D', '2027-03-07 00:00', '2027-03-04 09:00'],
    ['P0D', '2027-03-05 17:00', '2027-03-05 09:00'],
  ])('S1.13: business %s before %s is %s', (business, from, before) => {
    expect(back(berlin, { business }, from)).toBe(before);
  });

  it('S1.13: over lunch breaks and holidays', () => {
    const calendar = calendarOf('Europe/Berlin', { ...LUNCH, holidays: ['2027-03-02'] });
    expect(back(calendar, { business: 'PT5H' }, '2027-03-05 12:00')).toBe('2027-03-01 16:30');
    expect(back(calendar, { business: 'PT6H' }, '2027-03-01 17:30')).toBe('2027-03-01 10:30');
    expect(back(calendar, { business: 'P1D' }, '2027-03-05 12:00')).toBe('2027-03-01 08:00');
  });
});

describe('what a calendar tells', () => {
  it('S1.14: it is certain through the last day of which it lists holidays', () => {
    const calendar = calendarOf('Europe/Berlin', { holidays: ['2027-12-24'], through: '2027-12-31' });
    const moments = ['2027-12-31T22:59:59Z', '2027-12-31T23:00Z', '2027-12-31T23:00:00.001Z'].map(utc);
    expect(moments.map((moment) => calendar.isCertain(moment))).toEqual([true, true, false]);
    expect(end(calendar, { business: 'P1D' }, '2027-12-31 12:00')).toBe('2028-01-03 17:00');
    expect(berlin.isCertain(utc('2400-01-01T00:00Z'))).toBe(true);
  });

  it('S1.15: the next opening and the next business morning', () => {
    const calendar = calendarOf('Europe/Berlin', { ...LUNCH, holidays: ['2027-03-02'] });
    const shown = (instant: number) => calendar.textOf(instant);
    expect([
      shown(calendar.nextOpening(at(calendar, '2027-03-01 10:00'))),
      shown(calendar.nextOpening(at(calendar, '2027-03-01 12:00'))),
      shown(calendar.nextOpening(at(calendar, '2027-03-01 17:30'))),
    ]).toEqual(['2027-03-01 10:00', '2027-03-01 13:00', '2027-03-05 08:00']);
    expect([
      shown(calendar.nextBusinessMorning(at(calendar, '2027-03-01 07:00'))),
      shown(calendar.nextBusinessMorning(at(calendar, '2027-03-01 08:00'))),
      shown(calendar.nextBusinessMorning(at(calendar, '2027-03-01 12:30'))),
      shown(calendar.nextBusinessMorning(at(calendar, '2027-03-06 00:00'))),
    ]).toEqual(['2027-03-01 08:00', '2027-03-05 08:00', '2027-03-05 08:00', '2027-03-08 08:00']);
  });
});
