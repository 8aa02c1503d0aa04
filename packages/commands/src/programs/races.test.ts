import { setTimeout as sleep } from 'node:timers/promises';
import { testStores } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../command/answered.fixture.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { decideReview } from './approve-review.ts';
import { unprovedPublications } from './chain-proof.fixture.ts';
import { editDraft } from './drafts.ts';
import { documentOf, ProgramFlow } from './program-flow.fixture.ts';
import { publish } from './publish.ts';
import { reviewFor } from './read-reviews.ts';

/** In full: 1,000 (`TIERWRIGHT_RACES`). The embedded store has one connection, so little of a race is left there. */
const RACES = Number(process.env.TIERWRIGHT_RACES ?? 100);
const HOUR = 3_600_000;

describe.each(testStores())('races on $name', ({ name, open }) => {
  const rounds = name === 'postgres' ? RACES : Math.ceil(RACES / 10);
  let flow: ProgramFlow;
  let ana: PersonCaller;
  let bob: PersonCaller;
  let cy: PersonCaller;
  beforeAll(async () => {
    flow = await ProgramFlow.begun(await open());
    ana = await flow.person('ana', ['programDesigner', 'approver']);
    bob = await flow.person('bob', ['programDesigner', 'approver']);
    cy = await flow.person('cy', ['approver']);
  });
  afterAll(() => flow.store.close());
  const stateOf = async (id: string) => {
    const shown = await reviewFor(flow.service, bob, id);
    if (!shown.ok) throw new Error(shown.failure.title);
    return shown.body;
  };

  it(
    'CMD-P5: an edit and an approval at once: what was approved after the edit never counts',
    async () => {
      const seen = new Map<string, number>();
      for (let round = 0; round < rounds; round += 1) {
        const draft = await flow.draft(ana, documentOf(`e${round}`));
        const review = await flow.review(ana, draft);
        const { id: reviewId, hash } = review;
        const approve = () => flow.ask(decideReview, bob, { review: reviewId, hash, round: review.round, outcome: 'approve' as const });
        const edit = () => flow.ask(editDraft, ana, { draft: draft.id, source: documentOf(`f${round}`) });
        const isEditedFirst = round % 2 === 0;
        const early = isEditedFirst ? edit() : undefined;
        const approving = approve();
        const [approved, edited] = await Promise.all([approving, early ?? edit()]);
        expect(codeOf(edited)).toBe('done 200');
        const outcome = codeOf(approved);
        expect(['done 200', '409 CMD205']).toContain(outcome);
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
        const after = await stateOf(reviewId);
        expect([after.state, after.approvals.some(({ counts }) => counts)]).toEqual(['withdrawn', false]);
        expect(codeOf(await flow.ask(publish, bob, { review: reviewId }))).toBe('409 CMD205');
      }
      if (name === 'postgres') expect(seen.size).toBe(2);
    },
    HOUR,
  );

  it(
    'CMD-P5: whoever edits and approves at once is an author first, or an approver of what is gone',
    async () => {
      for (let round = 0; round < rounds; round += 1) {
        const draft = await flow.draft(ana, documentOf(`g${round}`));
        const review = await flow.review(ana, draft);
        const { id: reviewId, hash } = review;
        await Promise.all([
          flow.ask(editDraft, bob, { draft: draft.id, source: documentOf(`h${round}`) }),
          flow.ask(decideReview, bob, { review: reviewId, hash, round: review.round, outcome: 'approve' as const }),
        ]);
        expect((await stateOf(reviewId)).state).toBe('withdrawn');
        const second = await flow.review(ana, { id: draft.id, revision: draft.revision + 1 });
        expect(codeOf(await flow.approve(bob, second))).toBe('403 CMD207');
      }
    },
    HOUR,
  );

  it(
    'CMD-P6, CMD-P9: an edit and two who publish at once: one release or none, of what is approved',
    async () => {
      const program = (round: number) => ({ program: `p${round}` });
      let released = 0;
      for (let round = 0; round < rounds; round += 1) {
        const draft = await flow.draft(ana, documentOf('1', program(round)));
        const review = await flow.review(ana, draft);
        expect(codeOf(await flow.approve(bob, review))).toBe('done 200');
        const at = '2028-01-01T00:00:00Z';
        const [edited, ...published] = await Promise.all([
          // Sooner or later, so that each of them is first at times.
          sleep((round % 5) * 20).then(() => flow.ask(editDraft, ana, { draft: draft.id, source: documentOf('2', program(round)) })),
          flow.ask(publish, bob, { review: review.id, at }),
          flow.ask(publish, cy, { review: review.id, at }),
        ]);
        const many = published.filter(({ ok }) => ok).length;
        expect([codeOf(edited), many]).toEqual(many === 1 ? ['409 CMD204', 1] : ['done 200', 0]);
        released += many;
      }
      if (name === 'postgres') expect(released).toBeGreaterThan(0);
      expect(unprovedPublications(await flow.chain()).unproved).toEqual([]);
    },
    HOUR,
  );
});
