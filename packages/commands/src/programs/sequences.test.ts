import { testStores } from '@tierwright/store/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonCaller } from '../rights/caller.ts';
import { activateDue } from './activate.ts';
import { decideReview, withdrawReview } from './approve-review.ts';
import { unprovedPublications } from './chain-proof.fixture.ts';
import { createDraft, discardDraft, editDraft } from './drafts.ts';
import { importProgram } from './import-program.ts';
import { documentOf, ProgramFlow } from './program-flow.fixture.ts';
import { cancelRelease } from './publish.ts';
import { requestReview } from './request-review.ts';
import { rollBack } from './roll-back.ts';
import type { DraftBody, ReleaseBody, ReviewListedBody } from './shapes.ts';

/** In full: 10,000 (`TIERWRIGHT_SEQUENCES`). */
const SEQUENCES = Number(process.env.TIERWRIGHT_SEQUENCES ?? 100);
/** The full number takes long. */
const HOURS = 8 * 3_600_000;
const WHO = 5;

const ACTS = ['draft', 'edit', 'review', 'approve', 'publish', 'schedule'] as const;
const RARE = [
  'import',
  'changes',
  'withdraw',
  'cancel',
  'due',
  'rollback',
  'disable',
  'enable',
  'demote',
  'promote',
  'copy',
  'discard',
] as const;
type Act = (typeof ACTS)[number] | (typeof RARE)[number];

const step = fc.record({
  act: fc.oneof({ weight: 4, arbitrary: fc.constantFrom<Act>(...ACTS) }, { weight: 1, arbitrary: fc.constantFrom<Act>(...RARE) }),
  who: fc.nat(WHO - 1),
  key: fc.nat(19).map((n) => n === 0),
  // Mostly what was made last.
  which: fc.constantFrom(0, 0, 0, 0, 1, 2),
  text: fc.nat(2),
  needed: fc.constantFrom(1, 1, 1, 2),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What a run has made so far; steps name it by number. */
class Run {
  readonly flow: ProgramFlow;
  readonly people: readonly PersonCaller[];
  readonly drafts: DraftBody[] = [];
  readonly reviews: ReviewListedBody[] = [];
  readonly releases: ReleaseBody[] = [];
  readonly done = new Map<string, number>();

  constructor(flow: ProgramFlow, people: readonly PersonCaller[]) {
    this.flow = flow;
    this.people = people;
  }

  async take({ act, who, key, which, text, needed }: Step): Promise<void> {
    const { flow } = this;
    const person = this.people[who] as PersonCaller;
    const caller: PersonCaller = key ? { ...person, via: 'key' } : person;
    const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1 - (which % Math.max(1, list.length))];
    const [draft, review, release] = [last(this.drafts), last(this.reviews), last(this.releases)];
    const source = documentOf(`${text}`);
    const kept = <T>(answer: { readonly ok: boolean; readonly body?: T }, list: T[]): void => {
      if (!answer.ok || answer.body === undefined) return;
      list.push(answer.body);
      this.done.set(act, (this.done.get(act) ?? 0) + 1);
    };
    flow.now += 1000;
    if (act === 'draft') kept(await flow.ask(createDraft, caller, { source }), this.drafts);
    if (act === 'copy' && review) kept(await flow.ask(createDraft, caller, { from: review.hash }), this.drafts);
    if (act === 'import') kept(await flow.ask(importProgram, caller, { source }), this.reviews);
    if (act === 'edit' && draft) await flow.ask(editDraft, caller, { draft: draft.id, source });
    if (act === 'discard' && draft) await flow.ask(discardDraft, caller, { draft: draft.id });
    if (act === 'review' && draft) {
      const now = await flow.store.read(flow.tenant, (tx) =>
        tx.db.selectFrom('program_draft').select('revision').where('id', '=', draft.id).executeTakeFirstOrThrow(),
      );
      kept(await flow.ask(requestReview, caller, { draft: draft.id, revision: now.revision, needed }), this.reviews);
    }
    if ((act === 'approve' || act === 'changes') && review) {
      const { id, hash, round } = review;
      const outcome = act === 'approve' ? 'approve' : 'askChanges';
      const answer = await flow.ask(decideReview, caller, { review: id, hash, round, outcome });
      if (answer.ok) this.done.set(act, (this.done.get(act) ?? 0) + 1);
    }
    if (act === 'withdraw' && review) await flow.ask(withdrawReview, caller, { review: review.id });
    if (act === 'publish' && review) kept(await flow.publish(caller, review), this.releases);
    if (act === 'schedule' && review) {
      kept(await flow.publish(caller, review, { at: new Date(flow.now + 3000).toISOString() }), this.releases);
    }
    if (act === 'cancel' && release) await flow.ask(cancelRelease, caller, { release: release.id });
    if (act === 'due') {
      flow.now += 5000;
      await activateDue(flow.service, flow.tenant, flow.now);
    }
    if (act === 'rollback' && review) {
      const answer = await flow.ask(rollBack, caller, { program: 'acme', hash: review.hash, reason: 'So.' });
      if (answer.ok) this.done.set(act, (this.done.get(act) ?? 0) + 1);
    }
    if (act === 'disable') await flow.disable(person);
    if (act === 'enable') await flow.disable(person, null);
    if (act === 'demote') await flow.grant(person, ['programDesigner']);
    if (act === 'promote') await flow.grant(person, ['programDesigner', 'approver']);
  }
}

describe.each(testStores())('any sequence of commands on $name', ({ name, open }) => {
  let store: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  it(
    'CMD-P12: publishes nothing without distinct humans, by the chain alone',
    async () => {
      const met = new Map<string, number>();
      let published = 0;
      const runs = Math.ceil(SEQUENCES * (name === 'pglite' ? 0.8 : 0.2));
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
          const flow = await ProgramFlow.begun(store);
          const people: PersonCaller[] = [];
          for (let who = 0; who < WHO; who += 1) {
            // Two accounts of one human among them.
            const email = who === 4 ? 'w0@acme.example' : `w${who}@acme.example`;
            people.push(await flow.person(`w${who}`, ['programDesigner', 'approver'], { email }));
          }
          const run = new Run(flow, people);
          for (const one of steps) await run.take(one);
          const proof = unprovedPublications(await flow.chain());
          expect(proof.unproved).toEqual([]);
          published += proof.published;
          for (const [act, times] of run.done) met.set(act, (met.get(act) ?? 0) + times);
        }),
        { numRuns: runs, seed: 20270301, endOnFailure: true },
      );
      if (runs < 100) return;
      // What is said to be proved did happen.
      expect(published).toBeGreaterThan(runs / 20);
      for (const act of ['draft', 'review', 'approve', 'publish', 'schedule', 'import', 'copy', 'changes']) {
        expect(`${act} ${(met.get(act) ?? 0) > 0}`).toBe(`${act} true`);
      }
    },
    HOURS,
  );

  it('CMD-P12: the proof sees what is wrong', () => {
    const row = (command: string, subject: string, detail: object) => ({ actor: '', command, subject, detail: JSON.stringify(detail) });
    const by = (human: string) => ({ by: human });
    const chain = (approver: string, more: readonly ReturnType<typeof row>[] = [], approvals = [approver]) => [
      row('program.draft.create', 'draft/d', by('ana')),
      row('program.review.request', 'review/r', { draft: 'd', hash: 'h', round: 1, needed: 1, ...by('ana') }),
      row('program.review.decide', 'review/r', { draft: 'd', hash: 'h', round: 1, outcome: 'approve', ...by(approver) }),
      ...more,
      row('program.activate', 'release/x', { review: 'r', draft: 'd', hash: 'h', round: 1, approvals, state: 'active' }),
    ];
    expect(unprovedPublications(chain('bob'))).toEqual({ unproved: [], published: 1 });
    expect(unprovedPublications(chain('ana')).unproved).toHaveLength(1);
    expect(unprovedPublications(chain('bob', [], [])).unproved).toHaveLength(1);
    expect(unprovedPublications(chain('bob', [row('program.draft.edit', 'draft/d', by('ana'))])).unproved).toHaveLength(1);
    const copy = [
      row('program.draft.create', 'draft/e', by('bob')),
      row('program.review.request', 'review/s', { draft: 'e', hash: 'h', round: 1, needed: 1, ...by('bob') }),
    ];
    expect(unprovedPublications(chain('bob', copy)).unproved).toHaveLength(1);
    const back = row('program.rollback', 'release/y', { hash: 'old' });
    expect(unprovedPublications(chain('bob', [back])).unproved).toHaveLength(1);
  });
});
