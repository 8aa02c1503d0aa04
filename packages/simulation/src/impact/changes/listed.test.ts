import { expect, it } from 'vitest';
import type { PartnerChange } from '../../report/partner-change.ts';
import { LISTED, LISTED_OF_MOVE, lastToList, listedOf } from './listed.ts';

const SIZE = 23_000;
/** Ids in no order: 7919 has no divisor in common with the size. */
const idAt = (index: number): string => `P${String((index * 7919) % SIZE).padStart(6, '0')}`;

function changeOf(index: number): PartnerChange {
  const partner = idAt(index);
  // The last ones by id move as nobody else does: some up, few in a group.
  const place = Number(partner.slice(1));
  const rare = place >= SIZE - 300 ? { from: 'silver', to: 'gold' } : { from: 'gold', to: 'silver' };
  const reason = { because: 'review', version: 'candidate', tier: 'gold', distance: null, missed: [] } as const;
  const move = { track: 'resale', ...rare, reason: { ...reason, missed: [] } };
  const inGroup = { ...move, group: 'north', from: null, to: 'silver' };
  return { partner, direction: 'down', moves: place === SIZE - 1 ? [move, inGroup] : [move], before: 0, after: 0 };
}

it('SIM-M18: lists the first of all and the first of each move, the same however partners are cut', () => {
  const all = Array.from({ length: SIZE }, (_, index) => changeOf(index));
  const listed = listedOf(all);
  const places = listed.map(({ partner }) => Number(partner.slice(1)));
  const first = Array.from({ length: LISTED }, (_, place) => place);
  const rare = Array.from({ length: LISTED_OF_MOVE }, (_, place) => SIZE - 300 + place);
  expect(places).toEqual([...first, ...rare]);
  for (const cuts of [2, 3, 17]) {
    const parts = Array.from({ length: cuts }, (_, part) => listedOf(all.filter((_, index) => index % cuts === part)));
    expect(listedOf(parts.reverse().flat())).toEqual(listed);
    let merged: PartnerChange[] = [];
    for (const part of parts) merged = listedOf(merged.concat(part));
    expect(merged).toEqual(listed);
  }
  const isRare = ({ partner }: PartnerChange): boolean => Number(partner.slice(1)) >= SIZE - 300;
  const cutInto = (cuts: number) => Array.from({ length: cuts }, (_, part) => all.filter((__, index) => index % cuts === part));
  const inFirst = (one: PartnerChange, index: number): boolean => !isRare(one) || index % 5 === 0;
  // In the last way the first part has more than are listed, but not enough of one move: others of that may be listed yet.
  const uneven = [all.filter(inFirst), all.filter((one, index) => !inFirst(one, index))];
  for (const parts of [cutInto(2), cutInto(3), cutInto(17), uneven]) {
    let [still, left] = [[] as PartnerChange[], 0];
    for (const own of parts) {
      const lastOf = lastToList(still);
      const asked = own.filter(({ partner, moves }) => partner < (lastOf(moves) ?? '~'));
      left += own.length - asked.length;
      still = listedOf(still.concat(asked));
    }
    expect(still).toEqual(listed);
    expect(left > 1000).toBe(parts !== uneven);
  }
});

it('SIM-M18: lists everyone of fewer', () => {
  const few = Array.from({ length: LISTED }, (_, index) => changeOf(index));
  expect(listedOf(few)).toHaveLength(LISTED);
});
