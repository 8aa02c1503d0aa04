import { expect, it } from 'vitest';
import { REGIONS } from '../regions.fixture.ts';
import { readSelector } from './read-selector.ts';

const refused = (selector: unknown) =>
  readSelector(selector, REGIONS).problems.map(({ code, pointer, value }) => [code, pointer, ...(value === undefined ? [] : [value])]);
const MOVES = { part: 'moves', track: 'resale', from: 'gold', to: null };
const NORTH = { by: 'fact', fact: 'region', value: 'north' };
const LOST = { change: 'lost', track: 'resale', tier: 'gold' };
const CLIFF = { track: 'resale', from: 'gold', to: null, requirement: 'sales', fact: 'bookings', threshold: 'min.bookings' };

it('SIM-M15: what names no number is refused, each field with its value', () => {
  expect(refused({ ...MOVES, within: NORTH })).toEqual([]);
  expect(refused(null)).toEqual([['SIM501', '', null]]);
  for (const part of ['nothing', 'undecided', 'constructor', 7]) expect(refused({ ...MOVES, part })).toEqual([['SIM501', '/part', part]]);
  expect(refused({ part: 'moves' })).toEqual([
    ['SIM501', '/track'],
    ['SIM501', '/from'],
    ['SIM501', '/to'],
  ]);
  expect(refused({ ...MOVES, track: 'sales' })).toEqual([['SIM502', '/track', 'sales']]);
  expect(refused({ ...MOVES, from: 'glod', to: 5 })).toEqual([
    ['SIM502', '/from', 'glod'],
    ['SIM501', '/to', 5],
  ]);
  expect(refused({ ...MOVES, byGroup: 'yes', form: 1 })).toEqual([
    ['SIM501', '/form', 'form'],
    ['SIM501', '/byGroup', 'yes'],
  ]);
});

it('SIM-M15: so are the fields of a slice', () => {
  const within = (value: unknown) => refused({ part: 'slices', within: value });
  for (const one of [NORTH, { ...NORTH, value: null }, { by: 'age', value: -1 }, { by: 'size', value: { from: 1, through: 2 } }])
    expect(within(one)).toEqual([]);
  expect(within({ by: 'fact', fact: 'local', value: true })).toEqual([]);
  expect(within('north')).toEqual([['SIM501', '/within', 'north']]);
  expect(within({ ...NORTH, by: 'place' })).toEqual([['SIM501', '/within/by', 'place']]);
  expect(within({ ...NORTH, fact: 'people' })).toEqual([
    ['SIM502', '/within/fact', 'people'],
    ['SIM502', '/within/value', 'north'],
  ]);
  expect(within({ ...NORTH, value: 'west' })).toEqual([['SIM502', '/within/value', 'west']]);
  expect(within({ by: 'fact', fact: 'local', value: 'true' })).toEqual([['SIM502', '/within/value', 'true']]);
  expect(within({ by: 'age', value: 1.5 })).toEqual([['SIM501', '/within/value', 1.5]]);
  expect(within({ by: 'size', value: { from: '1', through: 2 } })).toEqual([['SIM501', '/within/value/from', '1']]);
  expect(within({ by: 'size', value: 1200 })).toEqual([['SIM501', '/within/value', 1200]]);
});

it('SIM-M15: so are those of changes, bands, the bill, cliffs and limits', () => {
  const changes = (tier: unknown) => refused({ part: 'changes', tier });
  expect([changes(LOST), changes({ ...LOST, reason: 'sales', alone: true, near: false })]).toEqual([[], []]);
  expect(changes({ ...LOST, change: 'moved' })).toEqual([['SIM501', '/tier/change', 'moved']]);
  expect(changes({ ...LOST, track: 'sales' })).toEqual([['SIM502', '/tier/track', 'sales']]);
  expect(changes({ ...LOST, tier: null })).toEqual([['SIM501', '/tier/tier', null]]);
  expect(changes({ ...LOST, reason: 'team2', near: 1 })).toEqual([
    ['SIM502', '/tier/reason', 'team2'],
    ['SIM501', '/tier/near', 1],
  ]);
  expect(refused({ part: 'changes', direction: 'sideways' })).toEqual([['SIM501', '/direction', 'sideways']]);
  expect(refused({ part: 'bands', band: 'gainOver50' })).toEqual([['SIM501', '/band', 'gainOver50']]);
  expect(refused({ part: 'cost', line: 'rebat', who: 'all' })).toEqual([
    ['SIM502', '/line', 'rebat'],
    ['SIM501', '/who', 'all'],
  ]);
  expect([refused({ part: 'cliffs' }), refused({ part: 'cliffs', cliff: CLIFF })]).toEqual([[], []]);
  expect(refused({ part: 'cliffs', cliff: { ...CLIFF, requirement: 'none', fact: 1, threshold: 1000 } })).toEqual([
    ['SIM502', '/cliff/requirement', 'none'],
    ['SIM501', '/cliff/fact', 1],
    ['SIM501', '/cliff/threshold', 1000],
  ]);
  expect(refused({ part: 'limits', measure: 'noticesPerDay' })).toEqual([['SIM501', '/measure', 'noticesPerDay']]);
  expect(refused({ part: 'limits', track: 'resale', tier: 'gold', below: 'bronze' })).toEqual([['SIM502', '/below', 'bronze']]);
});
