import type { Store } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { describe, expect, it } from 'vitest';
import { bodyOf, codeOf } from '../command/answered.fixture.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { activateDue } from './activate.ts';
import { editDraft } from './drafts.ts';
import { importPublished } from './import-published.ts';
import { documentOf, eachFlow, type ProgramFlow, START } from './program-flow.fixture.ts';
import { cancelRelease } from './publish.ts';
import { publishProgram } from './publish-now.ts';
import { programFor } from './read-programs.ts';
import { affectedFor, releaseFor, releasesFor } from './read-releases.ts';
import { rollBack } from './roll-back.ts';

const HOUR = 3_600_000;

describe.each(testStores())('releases on $name', ({ open }) => {
  let flow: ProgramFlow;
  let ana: PersonCaller;
  let bob: PersonCaller;
  eachFlow(open, (anew, colleagues) => {
    flow = anew;
    ({ ana, bob } = colleagues);
  });
  const active = async () => bodyOf(await programFor(flow.service, bob, 'acme')).active;
  const tomorrow = { at: '2027-03-02T12:00:00Z' };
  const NOON = START + 27 * HOUR;
  const due = (at = NOON) => {
    flow.now = at;
    return activateDue(flow.service, flow.tenant, at);
  };
  /** Published a version, so that the next has something to be compared with. */
  const inForce = async (version = '1', more = {}) => {
    const review = await flow.approved(ana, bob, documentOf(version, more));
    expect(bodyOf(await flow.publish(bob, review)).state).toBe('active');
    return review;
  };

  it('CMD-P7: comes into force at once, and new work begins under it', async () => {
    const review = await flow.approved(ana, bob, documentOf('1'));
    const release = bodyOf(await flow.publish(bob, review));
    expect(release).toMatchObject({
      state: 'active',
      before: null,
      effectiveAt: '2027-03-01T09:00:00Z',
      activatedAt: '2027-03-01T09:00:00Z',
    });
    expect(await active()).toBe(review.hash);
    const byStore = await flow.store.read(flow.tenant, (tx) => flow.service.programs.active(tx, 'acme'));
    expect(byStore?.hash).toBe(review.hash);
    expect(await flow.refused(editDraft, ana, { draft: review.draft, title: 'Late' })).toBe('409 CMD204');
  });

  it('CMD-P7: comes at its instant, once, whoever asks how often', async () => {
    const first = await inForce();
    const review = await flow.approved(ana, bob, documentOf('2'));
    const release = bodyOf(await flow.publish(bob, review, tomorrow));
    expect(release).toMatchObject({ state: 'scheduled', effectiveAt: '2027-03-02T12:00:00Z', activatedAt: null });
    expect(await due(NOON - 1)).toEqual([]);
    expect(await active()).toBe(first.hash);
    const asked = await Promise.all([due(), due(), due()]);
    expect(asked.flat().every(({ state }) => state === 'active')).toBe(true);
    expect(await due(NOON + HOUR)).toEqual([]);
    expect((await flow.chain()).filter(({ command }) => command === 'program.activate')).toHaveLength(2);
    expect(await active()).toBe(review.hash);
    const all = bodyOf(await releasesFor(flow.service, bob, { program: 'acme' })).items;
    expect(all.map(({ hash, state, before }) => [hash, state, before]).sort()).toEqual(
      [
        [review.hash, 'active', first.hash],
        [first.hash, 'superseded', null],
      ].sort(),
    );
  });

  it('CMD-P7: keeps nobody waiting for partners without end, and comes all the same', async () => {
    const review = await flow.approved(ana, bob, documentOf('1'));
    let goOn = (): void => undefined;
    let waits: Promise<void> | undefined = new Promise((resolve) => {
      goOn = resolve;
    });
    const { store } = flow;
    const slow: Store = {
      ...{ engine: store.engine, transaction: store.transaction.bind(store), walk: store.walk.bind(store) },
      ...{ onOutbox: store.onOutbox.bind(store), onJobs: store.onJobs.bind(store), ready: store.ready.bind(store) },
      close: async () => undefined,
      // The first that is read is what is due: every partner is tried after that.
      async read(tenant, work) {
        const held = waits;
        waits = undefined;
        await held;
        return store.read(tenant, work);
      },
    };
    const asked = { caller: bob, input: { review: review.id } };
    expect(bodyOf(await publishProgram({ ...flow.service, store: slow }, asked, 0)).state).toBe('scheduled');
    goOn();
    await expect.poll(active, { timeout: 60_000 }).toBe(review.hash);
  });

  it('CMD-P7: on a day of the program, and never before the document may decide', async () => {
    const review = await flow.approved(ana, bob, documentOf('1', { effective: { from: '2027-07-01' } }));
    expect(bodyOf(await flow.publish(bob, review, { on: '2027-06-01' })).effectiveAt).toBe('2027-06-30T22:00:00Z');
    const other = await flow.approved(ana, bob, documentOf('1', { program: 'other' }));
    expect(bodyOf(await flow.publish(bob, other, { on: '2027-06-01' })).effectiveAt).toBe('2027-05-31T22:00:00Z');
    const third = await flow.approved(ana, bob, documentOf('1', { program: 'third' }));
    expect(codeOf(await flow.publish(bob, third, { on: '2027-02-30' }))).toBe('422 CMD218');
    expect(codeOf(await flow.publish(bob, third, { at: '2027-04-31T00:00:00Z' }))).toBe('422 CMD218');
    expect(codeOf(await flow.publish(bob, third, { at: '2047-01-01T00:00:00Z' }))).toBe('422 CMD218');
    // What lies in the past is now.
    expect(bodyOf(await flow.publish(bob, third, { on: '2027-01-01' })).state).toBe('active');
  });

  it('CMD-P9: one is scheduled at a time, and can be cancelled', async () => {
    const review = await flow.approved(ana, bob, documentOf('1'));
    const release = bodyOf(await flow.publish(bob, review, tomorrow));
    const other = await flow.approved(ana, bob, documentOf('2'));
    expect(codeOf(await flow.publish(bob, other, tomorrow))).toBe('409 CMD212');
    expect(codeOf(await flow.publish(bob, review))).toBe('409 CMD212');
    expect(await flow.refused(cancelRelease, { ...bob, via: 'key' }, { release: release.id })).toBe('403 CMD208');
    expect(await flow.done(cancelRelease, bob, { release: release.id, reason: 'Not yet.' })).toMatchObject({ state: 'cancelled' });
    expect(await flow.refused(cancelRelease, bob, { release: release.id })).toBe('409 CMD213');
    expect(await due()).toEqual([]);
    // The review stays approved, so it can be published after all.
    expect(bodyOf(await flow.publish(bob, review)).state).toBe('active');
    expect(codeOf(await flow.publish(bob, review))).toBe('409 CMD205');
    expect(codeOf(await flow.publish(bob, other))).toBe('409 CMD211');
  });

  describe('CMD-P8: is suspended', () => {
    const scheduled = async (more = {}) => {
      await inForce('1');
      const review = await flow.approved(ana, bob, documentOf('2', more));
      return { review, release: bodyOf(await flow.publish(bob, review, tomorrow)) };
    };
    const reasonOf = async (release: { readonly id: string }) => {
      const before = await active();
      const outcome = await due();
      expect(outcome).toMatchObject([{ release: release.id, state: 'suspended' }]);
      expect(await active()).toBe(before);
      const shown = bodyOf(await releaseFor(flow.service, bob, release.id));
      expect(shown.reason.startsWith(`${outcome[0]?.reason}: `)).toBe(true);
      expect(await due(NOON + HOUR)).toEqual([]);
      return outcome[0]?.reason;
    };

    it('CMD-P8: where another version has become active', async () => {
      const { release } = await scheduled();
      await flow.done(importPublished, { kind: 'system', tenant: flow.tenant, name: 'demo' }, { source: documentOf('9') });
      expect(await reasonOf(release)).toBe('baseMoved');
    });

    it('CMD-P8: where the language or the engine has changed', async () => {
      const { review, release } = await scheduled();
      await flow.store.transaction(flow.tenant, (tx) =>
        tx.db.updateTable('program_review').set({ checked_by: 'pdl 0.9, engine 0' }).where('id', '=', review.id).execute(),
      );
      expect(await reasonOf(release)).toBe('schemaUpgraded');
    });

    it('CMD-P8: where an author was disabled', async () => {
      const { release } = await scheduled();
      await flow.disable(ana);
      expect(await reasonOf(release)).toBe('authorDisabled');
    });

    it('CMD-P8: where an approver was disabled or is out of role', async () => {
      const { release } = await scheduled();
      await flow.disable(bob);
      expect(await reasonOf(release)).toBe('approvalsMissing');
    });

    it('CMD-P8: where it cannot decide a partner', async () => {
      const facts = {
        good: { title: 'Is good', type: 'boolean', attribute: 'good', onMissing: 'error' },
        sold: { title: 'Is sold', type: 'boolean', attribute: 'sold' },
      };
      const { release } = await scheduled({ facts });
      await flow.partners([{ id: 'p1', attributes: { good: true } }, { id: 'p2' }, { id: 'p3', attributes: { good: false } }]);
      expect(await reasonOf(release)).toBe('ruleError');
      const { report } = bodyOf(await releaseFor(flow.service, bob, release.id));
      expect(report).toMatchObject({ partners: 3, undecided: 1, problems: [{ code: 'PDL401', value: 'p2' }] });
    });

    it('CMD-P8: where it would do more than its limits allow', async () => {
      const benefits = [
        { id: 'mdf', title: 'MDF', why: 'Demand.', kind: 'mdfAccrual', track: 'resale', value: { EUR: 2000 }, every: 'year' },
      ];
      const limits = [{ measure: 'benefitCostRisePercent', atMost: 5 }];
      await flow.partners([{ id: 'p1', attributes: { good: true } }]);
      const { release } = await scheduled({ benefits, limits });
      expect(await reasonOf(release)).toBe('limitExceeded');
    });
  });

  it('CMD-P8: a suspended release is published again as soon as its reason is gone', async () => {
    await inForce('1');
    const review = await flow.approved(ana, bob, documentOf('2'));
    bodyOf(await flow.publish(bob, review, tomorrow));
    await flow.disable(ana);
    expect(await due()).toMatchObject([{ state: 'suspended', reason: 'authorDisabled' }]);
    await flow.disable(ana, null);
    expect(bodyOf(await flow.publish(bob, review)).state).toBe('active');
  });

  it('CMD-P10: one person alone rolls back, to what was in force before, with one command', async () => {
    const first = await inForce('1');
    flow.now += HOUR;
    const second = await inForce('2');
    const never = await flow.approved(ana, bob, documentOf('3'));
    const cy = await flow.person('cy', ['approver']);
    const waiting = bodyOf(await flow.publish(bob, never, { at: '2027-03-02T12:00:00Z' }));
    flow.now += HOUR;
    const back = { program: 'acme', reason: 'Wrong tiers.' };
    expect(await flow.refused(rollBack, ana, { ...back, hash: first.hash })).toBe('403 CMD101');
    expect(await flow.refused(rollBack, { ...bob, via: 'key' }, { ...back, hash: first.hash })).toBe('403 CMD208');
    expect(await flow.refused(rollBack, bob, { ...back, hash: never.hash })).toBe('409 CMD214');
    expect(await flow.refused(rollBack, bob, { ...back, hash: second.hash })).toBe('409 CMD215');
    const release = await flow.done(rollBack, bob, { ...back, hash: first.hash });
    expect(release).toMatchObject({ kind: 'rollback', state: 'active', before: second.hash, review: null, reason: 'Wrong tiers.' });
    expect(await active()).toBe(first.hash);
    expect(bodyOf(await releaseFor(flow.service, bob, waiting.id)).state).toBe('cancelled');
    const told = await flow.store.read(flow.tenant, (tx) =>
      tx.db.selectFrom('notice').select(['person', 'subject']).where('tenant', '=', flow.tenant).orderBy('person').execute(),
    );
    expect(told.map(({ person }) => person)).toEqual([bob.account, cy.account].sort());
    expect(told[0]?.subject).toBe('Acme was rolled back to version 1');
    expect((await flow.chain()).at(-1)).toMatchObject({
      actor: bob.account,
      command: 'program.rollback',
      subject: `release/${release.id}`,
    });
  });

  it('CMD-P10: the decisions of the version that was left are listed', async () => {
    const first = await inForce('1');
    flow.now += HOUR;
    const second = await inForce('2');
    const decision = (id: string, program_hash: string, decided_at: number) => ({
      ...{ tenant: flow.tenant, id, subject_kind: 'deal', subject: id, program_hash, facts_hash: 'f', engine_version: '1', zone_data: 'z' },
      ...{ as_of: '2027-03-01', decided_at, outcome: '{}', trace_hash: 't', trace: null },
    });
    const ids = ['1', '2', '3'].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
    await flow.store.transaction(flow.tenant, async (tx) => {
      await tx.db.insertInto('fact_set').values({ tenant: flow.tenant, hash: 'f', body: '{}' }).execute();
      const rows = [
        decision(ids[0] ?? '', first.hash, flow.now - 1),
        decision(ids[1] ?? '', second.hash, flow.now),
        decision(ids[2] ?? '', second.hash, flow.now + 5),
      ];
      await tx.db.insertInto('decision').values(rows).execute();
    });
    flow.now += HOUR;
    const release = await flow.done(rollBack, bob, { program: 'acme', hash: first.hash, reason: 'Wrong.' });
    const page = bodyOf(await affectedFor(flow.service, bob, { release: release.id, limit: 1 }));
    expect(page.items.map(({ decision: id }) => id)).toEqual([ids[1]]);
    const rest = bodyOf(await affectedFor(flow.service, bob, { release: release.id, limit: 1, cursor: page.next ?? '' }));
    expect([rest.items.map(({ decision: id }) => id), rest.next]).toEqual([[ids[2]], null]);
  });
});
