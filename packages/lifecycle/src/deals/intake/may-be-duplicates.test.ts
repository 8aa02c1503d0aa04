import { expect, it } from 'vitest';
import { mayBeDuplicates } from './may-be-duplicates.ts';
import { programWith } from './registered.fixture.ts';

const [ONE, ALIKE, OTHER] = ['contoso data', 'contosso data', 'fabrikam'];

it('D5.6: names may be those of duplicates where they are as alike as one of the checks asks', () => {
  const mayBe = mayBeDuplicates(programWith({}));
  expect([mayBe(ONE, ALIKE), mayBe(ALIKE, ONE), mayBe(ONE, OTHER), mayBe(ONE, ONE)]).toEqual([true, true, false, true]);
  const strict = mayBeDuplicates(programWith({ conflicts: { checks: [{ on: 'likelyDuplicate', then: 'note', similar: 99 }] } }));
  expect([strict(ONE, ALIKE), strict(ONE, ONE)]).toEqual([false, true]);
});

it('D5.6: none are where the program does not look for them', () => {
  const mayBe = mayBeDuplicates(programWith({ conflicts: { checks: [{ on: 'otherPartner', then: 'note' }] } }));
  expect(mayBe(ONE, ONE)).toBe(false);
});
