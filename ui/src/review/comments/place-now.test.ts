import { expect, it } from 'vitest';
import { placeNow } from './place-now.ts';

const tier = (id: string, ...all: string[]) => ({ id, title: id, qualify: { all: all.map((condition) => ({ condition })) } });
const THEN = { requirements: { sold: { title: 'Sold' } }, tracks: [{ id: 'main', tiers: [tier('silver', 'sold'), tier('gold', 'sold')] }] };

it.each([
  ['what stands where it stood', THEN, '/requirements/sold', { pointer: '/requirements/sold', isGone: false }],
  [
    'a tier that another one was put below',
    { ...THEN, tracks: [{ id: 'main', tiers: [tier('member'), ...(THEN.tracks[0]?.tiers ?? [])] }] },
    '/tracks/0/tiers/1/qualify/all/0',
    { pointer: '/tracks/0/tiers/2/qualify/all/0', isGone: false },
  ],
  [
    'a tier that is gone',
    { ...THEN, tracks: [{ id: 'main', tiers: [tier('silver')] }] },
    '/tracks/0/tiers/1',
    { pointer: '/tracks/0/tiers', isGone: true },
  ],
  ['a requirement with another id', { ...THEN, requirements: {} }, '/requirements/sold/when', { pointer: '/requirements', isGone: true }],
  ['the whole', {}, '', { pointer: '', isGone: false }],
  ['a text that is no program', null, '/tracks', { pointer: '', isGone: true }],
])('follows a place: %s', (_, now, pointer, place) => {
  expect(placeNow(THEN, now, pointer)).toEqual(place);
});
