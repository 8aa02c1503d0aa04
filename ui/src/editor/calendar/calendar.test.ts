import { type Json, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { ProgramDocument } from '../document/program-document.ts';
import { valueAt } from '../document/value-at.ts';
import { northwind } from '../fields/programs.fixture.ts';
import { addHoliday, addSpan, addVariant, CALENDAR, monthDay, removeHoliday, setOwnHours, setSpans } from './calendar-edits.ts';
import { calendarMeaning } from './calendar-meaning.ts';
import { groupsOf, spansOf, timeOf } from './open-hours.ts';

const SMALL = {
  ...{ pdl: '1.0', program: 'small', version: '1.0.0', title: 'Small', currency: 'EUR', timeZone: 'Europe/Berlin' },
  tracks: [{ id: 'main', title: 'Main', tiers: [{ id: 'member', title: 'Member' }] }],
};
const small = () => new ProgramDocument(JSON.stringify(SMALL));
const errors = (document: ProgramDocument) => parseProgram(document.current.text).problems.filter(({ severity }) => severity === 'error');
const calendarOf = (document: ProgramDocument) => document.current.value.calendar;
const say: Parameters<typeof calendarMeaning>[1] = (key, values) =>
  values === undefined ? key : `${key}(${Object.values(values).join('|')})`;

describe('times of a day', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['0930', '09:30'],
    [' 17.15 ', '17:15'],
    ['00:00', '00:00'],
    ['24', null],
    ['25:00', null],
    ['9:60', null],
    ['nine', null],
    ['', null],
  ])('%s is %s', (text, time) => {
    expect(timeOf(text, false)).toBe(time);
  });

  it('end at midnight', () => {
    expect([timeOf('24:00', true), timeOf('24:30', true)]).toEqual(['24:00', null]);
  });
});

describe('open hours', () => {
  it('begin as the usual ones, and go without a trace', () => {
    const document = small();
    document.edit('own', (edits) => setOwnHours(edits, CALENDAR, true));
    expect(Object.keys(valueAt(calendarOf(document), ['hours']) as object)).toEqual(['mon', 'tue', 'wed', 'thu', 'fri']);
    expect(errors(document)).toEqual([]);
    document.edit('more', (edits) => {
      addSpan(edits, CALENDAR, 'sat');
      addSpan(edits, CALENDAR, 'mon');
      setSpans(edits, CALENDAR, 'fri', []);
      setSpans(edits, CALENDAR, 'tue', [{ from: '08:00', to: '24:00' }]);
    });
    expect(valueAt(calendarOf(document), ['hours'])).toEqual({
      mon: ['09:00-17:00', '18:00-19:00'],
      tue: ['08:00-24:00'],
      wed: ['09:00-17:00'],
      thu: ['09:00-17:00'],
      sat: ['09:00-17:00'],
    });
    expect(errors(document)).toEqual([]);
    document.edit('usual', (edits) => setOwnHours(edits, CALENDAR, false));
    expect(document.current.value).toEqual(SMALL);
  });

  it('are told together where days have the same', () => {
    const hours = { mon: ['09:00-17:00'], tue: ['09:00-17:00'], thu: ['09:00-17:00'], sun: ['10:00-12:00', '13:00-14:00'] };
    expect(groupsOf(hours).map(({ days }) => days)).toEqual([['mon', 'tue'], ['thu'], ['sun']]);
    expect(spansOf({ mon: ['early'] }, 'mon')).toEqual([{ from: 'early', to: '' }]);
    expect(groupsOf(5 as Json)).toEqual([]);
  });
});

describe('holidays', () => {
  it('stand in order, each once, and go without a trace', () => {
    const document = small();
    for (const day of ['2027-12-24', '2027-01-01', '2027-05-01', '2027-12-31', '2027-05-01'])
      document.edit('add', (edits) => void addHoliday(edits, CALENDAR, day));
    expect(calendarOf(document)).toEqual({ holidays: ['2027-01-01', '2027-05-01', '2027-12-24', '2027-12-31'] });
    expect(errors(document)).toEqual([]);
    for (const day of ['2027-05-01', '2027-12-31', '2027-01-01', '2027-12-24'])
      document.edit('remove', (edits) => removeHoliday(edits, CALENDAR, day));
    expect(document.current.value).toEqual(SMALL);
  });

  it('of some partners have a calendar of their own', () => {
    const document = northwind();
    document.edit('add', (edits) => {
      addVariant(edits, 'Elsewhere', { fact: 'partner.region', operator: 'equal', value: 'APAC' });
      addHoliday(edits, ['calendar', 'variants', 1], '2027-02-17');
    });
    expect(valueAt(calendarOf(document), ['variants', 1, 'holidays'])).toEqual(['2027-02-17']);
    expect(errors(document)).toEqual([]);
  });
});

describe('a calendar', () => {
  it('begins its year on a day that there is', () => {
    expect([monthDay(2, 1), monthDay(2, 31), monthDay(12, 31), monthDay(4, 31)]).toEqual(['02-01', '02-28', '12-31', '04-30']);
  });

  it('says what it means', () => {
    const { value } = northwind().current;
    expect(calendarMeaning(value, say)).toEqual([
      'says.hours(says.dayHours(says.daysTo(mon|fri)|09:00-17:00)|America/Los_Angeles)',
      'says.holidays(7)',
      'says.year(usualYear)',
    ]);
    expect(calendarMeaning({ timeZone: 'UTC', calendar: { yearStarts: '02-01', hours: {} } }, say)).toEqual([
      'says.hours(says.noHours|UTC)',
      'says.year(February 1)',
    ]);
  });
});
