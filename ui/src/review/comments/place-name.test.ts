import { expect, it } from 'vitest';
import { namedPlaces, placeName } from './place-name.ts';

const DOCUMENT = {
  title: 'Acme',
  requirements: { 'sold.enough': { title: 'Sold enough', when: { all: [{ fact: 'bookings' }] } } },
  tracks: [{ id: 'main', title: 'Partners', tiers: [{ id: 'gold', title: 'Gold', qualify: {} }] }],
  tests: [{ name: 'Gold at its threshold' }],
};

it.each([
  ['/requirements/sold.enough', 'Sold enough'],
  ['/requirements/sold.enough/when/all/0', 'Sold enough › when › all › 0'],
  ['/tracks/0/tiers/0/qualify', 'Partners › Gold › qualify'],
  ['/limits/0', 'limits › 0'],
  ['/gone/away', 'gone › away'],
  ['', null],
])('calls %s by its titles', (pointer, name) => {
  expect(placeName(DOCUMENT, pointer)).toBe(name);
});

it('lists every part that has a title', () => {
  expect(namedPlaces(DOCUMENT)).toEqual([
    { pointer: '/requirements/sold.enough', name: 'Sold enough' },
    { pointer: '/tracks/0', name: 'Partners' },
    { pointer: '/tracks/0/tiers/0', name: 'Partners › Gold' },
    { pointer: '/tests/0', name: 'Gold at its threshold' },
  ]);
  expect(namedPlaces(null)).toEqual([]);
});
