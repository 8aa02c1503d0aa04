import type { Json } from '@tierwright/program';
import { findItem, type StoredItem } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { bodyOf } from '../command/answered.fixture.ts';
import type { Command } from '../command/command.ts';
import { beginItem } from '../items/begin-item.ts';
import { messageItem } from '../items/message-item.ts';
import type { PersonCaller, SystemCaller } from '../rights/caller.ts';
import { activateDue } from './activate.ts';
import { moveRunning } from './move-running.ts';
import { documentOf, eachFlow, type ProgramFlow } from './program-flow.fixture.ts';
import { cancelRelease } from './publish.ts';
import { hindrancesFor } from './read-releases.ts';
import { rollBack } from './roll-back.ts';
import { tellAhead } from './tell-ahead.ts';

const HOUR = 3_600_000;

interface Begun {
  readonly kind: 'deal' | 'member';
  readonly beginning: { readonly [name: string]: Json };
}

const begin: Command<Begun, string, SystemCaller> = {
  name: 'test.begin',
  rights: {},
  async run(work, input) {
    const begun = await beginItem(work, { ...input, program: 'acme' });
    return begun.ok ? { ok: true, status: 201, body: begun.item.id } : begun;
  },
};

const say: Command<{ readonly id: string; readonly message: { readonly type: string; readonly by: string } }, string, SystemCaller> = {
  name: 'test.say',
  rights: {},
  async run(work, input) {
    const said = await messageItem(work, { kind: 'deal', ...input });
    return said.ok ? { ok: true, status: 200, body: said.item.state } : said;
  },
};

const REGISTRATION = {
  approvals: { desk: { title: 'Deal desk', steps: [{ id: 'desk', title: 'Deal desk', roles: ['programOwner'] }] } },
  dealRegistration: {
    conflicts: { checks: [] },
    rules: {
      hitPolicy: 'first',
      list: [
        {
          id: 'people',
          title: 'People decide',
          when: { all: [{ fact: 'deal.resubmissions', operator: 'greaterThanInclusive', value: 0 }] },
          then: { route: 'desk' },
        },
      ],
      otherwise: { title: 'Not decided', then: 'reject' },
    },
  },
} as const;
const CHANGE = {
  id: 'change',
  ...{ title: 'The program changes', on: 'program.changed', to: ['partner'], channels: ['email'], vars: ['change.summary', 'change.from'] },
  ...{ subject: 'Change from {change.from}', text: 'What changes: {change.summary}' },
};
const notices = (over: number) => ({ hold: { over, by: 'programOwner' }, list: [CHANGE] });
/** Each of a customer of its own. */
const answersOf = (id: string) => ({
  customer: { name: `Customer ${id}`, country: 'DE' },
  products: ['data'],
  amount: 50_000,
  closeOn: '2027-09-30',
});
const version = (label: string, more: Record<string, unknown> = {}) =>
  documentOf(label, { ...REGISTRATION, notices: notices(2), ...more } as unknown as Record<string, Json>);

describe.each(testStores())('a rollout on $name', ({ open }) => {
  let flow: ProgramFlow;
  let ana: PersonCaller;
  let bob: PersonCaller;
  let system: SystemCaller;
  /** People of the partners. */
  let pia: string;
  let pam: string;
  eachFlow(open, async (anew, colleagues) => {
    flow = anew;
    ({ ana, bob } = colleagues);
    system = { kind: 'system', tenant: flow.tenant, name: 'test' };
    await flow.partners([
      { id: 'p1', attributes: { good: true, sold: true } },
      { id: 'p2', attributes: { good: true, sold: false } },
    ]);
    await flow.person('olga', ['decider'], { groups: ['programOwner'] });
    pia = (await flow.person('pia', ['partnerUser'], { partner: 'p1' })).account;
    pam = (await flow.person('pam', ['partnerUser'], { partner: 'p2' })).account;
  });
  const item = (kind: 'deal' | 'member', id: string): Promise<StoredItem | undefined> =>
    flow.store.read(flow.tenant, (tx) => findItem(tx, { kind, id }));
  const hashOf = async (kind: 'deal' | 'member', id: string) => (await item(kind, id))?.program_hash;
  const publish = async (source: string) => {
    const review = await flow.approved(ana, bob, source);
    const release = bodyOf(await flow.publish(bob, review));
    expect(release).toMatchObject({ state: 'active', reason: '' });
    return { hash: review.hash, release: release.id };
  };
  const work = async () => {
    for (const [partner, by] of Object.entries({ p1: pia, p2: pam })) {
      await flow.done(begin, system, { kind: 'member', beginning: { partner, title: partner, by } });
    }
    for (const id of ['d1', 'd2', 'd3']) {
      await flow.done(begin, system, { kind: 'deal', beginning: { partner: 'p1', by: pia, answers: answersOf(id), id } });
    }
    for (const id of ['d1', 'd2']) {
      expect(await flow.done(say, system, { id, message: { type: 'submit', by: pia } })).toBe('pending');
    }
  };
  /** All pages, of `limit` rows each. */
  const rollOut = async (release: string, limit = 2) => {
    const total = { done: 0, failed: 0, pages: 0 };
    for (let after: string | null = null; ; ) {
      const page = await moveRunning(flow.service, { tenant: flow.tenant, release, after, limit });
      total.done += page.done;
      total.failed += page.failed;
      total.pages += 1;
      if (page.next === null) return total;
      after = page.next;
    }
  };
  const told = () =>
    flow.store.read(flow.tenant, (tx) =>
      tx.db
        .selectFrom('notice')
        .select(['person', 'effect', 'body', 'state', 'partner'])
        .where('tenant', '=', flow.tenant)
        .where('notice', '=', 'change')
        .orderBy('partner')
        .execute(),
    );

  it('CMD-P11: running work keeps its version until the transition moves it; members go on, drafts move', async () => {
    const first = await publish(version('1'));
    await work();
    flow.now += HOUR;
    const second = await publish(version('2'));
    // Nothing moves by itself.
    expect([await hashOf('deal', 'd1'), await hashOf('member', 'p1')]).toEqual([first.hash, first.hash]);
    expect(await rollOut(second.release)).toMatchObject({ done: 5, failed: 0 });
    expect([await hashOf('member', 'p1'), await hashOf('member', 'p2')]).toEqual([second.hash, second.hash]);
    expect([await hashOf('deal', 'd1'), await hashOf('deal', 'd2'), await hashOf('deal', 'd3')]).toEqual([
      first.hash,
      first.hash,
      second.hash,
    ]);
    // Again: nothing is done twice.
    const before = (await item('member', 'p1'))?.revision;
    expect((await rollOut(second.release)).failed).toBe(0);
    expect((await item('member', 'p1'))?.revision).toBe(before);
    expect(await told()).toHaveLength(2);
    // A deal that finishes under its own version is decided by it.
    expect(await flow.done(say, system, { id: 'd1', message: { type: 'recall', by: pia } })).toBe('recalled');
    expect(await hashOf('deal', 'd1')).toBe(first.hash);
  });

  it('CMD-P11: moves what the transition moves, and lists what could not go on', async () => {
    const first = await publish(version('1'));
    await work();
    flow.now += HOUR;
    const other = { desk: { title: 'Desk', steps: [{ id: 'another', title: 'Desk', roles: ['programOwner'] }] } };
    const transition = { running: { deal: { pending: 'move' } } };
    const second = await publish(version('2', { approvals: other, transition }));
    expect(await rollOut(second.release)).toMatchObject({ failed: 2 });
    expect(await hashOf('deal', 'd1')).toBe(first.hash);
    const hindered = bodyOf(await hindrancesFor(flow.service, bob, { release: second.release }));
    expect(hindered.items).toMatchObject([
      { kind: 'deal', item: 'd1', problems: [{ code: 'OPS701' }] },
      { kind: 'deal', item: 'd2', problems: [{ code: 'OPS701' }] },
    ]);
    flow.now += HOUR;
    const third = await publish(version('3', { transition: { running: { deal: { pending: 'redecide' } } } }));
    expect(await rollOut(third.release)).toMatchObject({ failed: 0 });
    expect([await hashOf('deal', 'd1'), (await item('deal', 'd1'))?.state]).toEqual([third.hash, 'pending']);
    expect(bodyOf(await hindrancesFor(flow.service, bob, { release: third.release })).items).toEqual([]);
  });

  it('CMD-P11: a version that would change pending deals beyond its limits is suspended', async () => {
    await publish(version('1'));
    await work();
    flow.now += HOUR;
    const limits = [{ measure: 'runningDealsChanged', atMost: 1 }];
    const review = await flow.approved(ana, bob, version('2', { limits, transition: { running: { deal: { pending: 'move' } } } }));
    expect(bodyOf(await flow.publish(bob, review))).toMatchObject({
      state: 'suspended',
      report: { partners: 2, measured: [{ measure: 'runningDealsChanged', found: 2, isWithin: false }] },
    });
  });

  it('CMD-P11: members that lose a tier at once count against the limit, and those who keep it for a while do not', async () => {
    await publish(version('1'));
    await work();
    // The first day has been reviewed.
    flow.now += 48 * HOUR;
    const limits = [{ measure: 'demotedWithoutGracePercent', atMost: 20 }];
    const [track] = JSON.parse(documentOf('1')).tracks;
    const [basic, silver] = track.tiers;
    const tracks = [{ ...track, tiers: [{ ...basic, qualify: silver.qualify }, silver] }];
    const review = await flow.approved(ana, bob, version('2', { limits, tracks }));
    expect(bodyOf(await flow.publish(bob, review))).toMatchObject({
      state: 'suspended',
      report: { measured: [{ measure: 'demotedWithoutGracePercent', found: 50 }] },
    });
    const transition = { members: [{ id: 'all', title: 'All keep theirs', keep: 'tier', until: '2028-01-01' }] };
    const kept = await flow.approved(ana, bob, version('3', { limits, tracks, transition }));
    expect(bodyOf(await flow.publish(bob, kept))).toMatchObject({ state: 'active', report: { measured: [{ found: 0, isWithin: true }] } });
  });

  it('CMD-P13: each partner is told once for each release; what would go to many is held', async () => {
    await publish(version('1'));
    await work();
    flow.now += HOUR;
    const second = await publish(version('2'));
    await rollOut(second.release, 1);
    expect((await told()).map(({ partner, state, body }) => [partner, state, body])).toEqual([
      ['p1', 'ready', 'What changes: Version 2 of Acme holds.'],
      ['p2', 'ready', 'What changes: Version 2 of Acme holds.'],
    ]);
    await rollOut(second.release);
    expect(await told()).toHaveLength(2);
    flow.now += HOUR;
    // One partner a call, so that only the count of all people can hold it.
    const third = await publish(version('3', { notices: notices(1) }));
    await rollOut(third.release, 1);
    const states = (await told()).filter(({ effect }) => effect.includes(third.release)).map(({ state }) => state);
    expect(states).toEqual(['held', 'held']);
  });

  describe('CMD-P17: ahead of its date', () => {
    const [track] = JSON.parse(documentOf('1')).tracks;
    const [basic, silver] = track.tiers;
    /** Everybody who is good is silver: p2, who is basic, becomes silver. */
    const tracks = [{ ...track, tiers: [basic, { ...silver, qualify: basic.qualify }] }];
    const on = '2027-06-01';
    const schedule = async (label: string, more: Record<string, unknown>, day = on) => {
      const review = await flow.approved(ana, bob, version(label, more));
      return bodyOf(await flow.publish(bob, review, { on: day }));
    };
    const tell = async (release: string, limit = 1) => {
      let done = 0;
      for (let after: string | null = null; ; ) {
        const page = await tellAhead(flow.service, { tenant: flow.tenant, release, after, limit });
        done += page.done;
        if (page.next === null) return done;
        after = page.next;
      }
    };
    const bodies = async () => (await told()).map(({ partner, body }) => `${partner}: ${body}`);
    const hint = (release: string) =>
      flow.store.read(flow.tenant, (tx) =>
        tx.db.selectFrom('outbox').select('body').where('tenant', '=', flow.tenant).where('subject', '=', `release/${release}`).execute(),
      );
    beforeEach(async () => {
      await publish(version('1'));
      await work();
      flow.now += 48 * HOUR;
    });

    it('partners are told what a version changes for them, once, and the others when it holds', async () => {
      const release = await schedule('2', { tracks, transition: { notice: 'P30D' } });
      expect(await hint(release.id)).toMatchObject([{ body: { tellAt: Date.parse('2027-05-01T22:00:00Z') } }]);
      expect(await tell(release.id)).toBe(1);
      const p2 = 'p2: What changes: Version 2 of Acme holds. Resale: Basic becomes Silver.';
      expect(await bodies()).toEqual([p2]);
      expect(await tell(release.id)).toBe(0);
      flow.now = Date.parse('2027-06-01T01:00:00Z');
      expect(await activateDue(flow.service, flow.tenant, flow.now)).toMatchObject([{ state: 'active' }]);
      expect(await tell(release.id)).toBe(0);
      await rollOut(release.id, 1);
      expect(await bodies()).toEqual(['p1: What changes: Version 2 of Acme holds.', p2]);
    });

    it('running work that goes on under it, or is decided again, is told of; drafts and what finishes are not', async () => {
      const moved = await schedule('2', { transition: { running: { deal: { pending: 'move' } } } });
      expect(await tell(moved.id)).toBe(1);
      expect(await bodies()).toEqual(['p1: What changes: Version 2 of Acme holds. 2 deals go on under it.']);
      // Without a notice in the document nobody asks before its date.
      expect(await hint(moved.id)).toMatchObject([{ body: expect.not.objectContaining({ tellAt: expect.anything() }) }]);
      await flow.done(cancelRelease, bob, { release: moved.id });
      const finished = await schedule('3', { transition: { notice: 'P30D' } });
      expect(await tell(finished.id)).toBe(0);
      await flow.done(cancelRelease, bob, { release: finished.id });
      const again = await schedule('4', { transition: { running: { deal: { pending: 'redecide' } } } });
      await tell(again.id);
      expect((await bodies())[1]).toBe('p1: What changes: Version 4 of Acme holds. 2 deals are decided again.');
    });

    it('a release that was put off is not told of again, and one that was cancelled tells nobody', async () => {
      const source = version('2', { tracks, transition: { notice: 'P30D' } });
      const review = await flow.approved(ana, bob, source);
      const first = bodyOf(await flow.publish(bob, review, { on }));
      expect(await tell(first.id)).toBe(1);
      await flow.done(cancelRelease, bob, { release: first.id });
      expect(await tell(first.id)).toBe(0);
      const second = bodyOf(await flow.publish(bob, review, { on: '2027-07-01' }));
      expect(await tell(second.id)).toBe(0);
      expect(await told()).toHaveLength(1);
    });

    it('what a member keeps, and the benefits that change, are told; what goes to many is held, beyond the cap it waits', async () => {
      const benefits = [{ id: 'margin', title: 'Margin', kind: 'discount', value: 10 }];
      const harder = [
        {
          ...track,
          tiers: [
            { ...basic, qualify: silver.qualify },
            { ...silver, qualify: { all: [{ condition: 'good' }, { condition: 'sold' }] } },
          ],
        },
      ];
      const members = [{ id: 'all', title: 'All keep their tier', keep: 'tier', until: '2028-01-01' }];
      const release = await schedule('2', {
        notices: notices(1),
        benefits,
        tracks: harder,
        transition: { notice: 'P30D', members },
      });
      expect(await tell(release.id)).toBe(2);
      expect(await bodies()).toEqual([
        'p1: What changes: Version 2 of Acme holds. All keep their tier, until 1 January 2028. Benefits that change: Margin.',
        'p2: What changes: Version 2 of Acme holds. All keep their tier, until 1 January 2028. Benefits that change: Margin.',
      ]);
      expect((await told()).map(({ state }) => state)).toEqual(['held', 'held']);
      await flow.done(cancelRelease, bob, { release: release.id });
      for (const [label, state] of Object.entries({ 3: 'ready', 4: 'waiting' })) {
        const own = { ...benefits[0], value: Number(label) };
        const capped = await schedule(label, { notices: { cap: 1, ...notices(2) }, benefits: [own], transition: { notice: 'P30D' } });
        expect(await tell(capped.id)).toBe(2);
        expect((await told()).filter(({ effect }) => effect.includes(capped.id)).map((its) => its.state)).toEqual([state, state]);
        await flow.done(cancelRelease, bob, { release: capped.id });
      }
    });
  });

  it('CMD-P10: a way back leaves deals as they are and takes members back', async () => {
    // Whatever its transition says: it was written for another way.
    const transition = { running: { deal: { pending: 'move' } } };
    const first = await publish(version('1', { transition }));
    await work();
    flow.now += HOUR;
    const second = await publish(version('2', { transition }));
    await rollOut(second.release);
    expect(await hashOf('deal', 'd1')).toBe(second.hash);
    const before = await item('deal', 'd1');
    flow.now += HOUR;
    const back = await flow.done(rollBack, bob, { program: 'acme', hash: first.hash, reason: 'Wrong.' });
    await flow.done(begin, system, { kind: 'deal', beginning: { partner: 'p2', by: pam, answers: answersOf('d4'), id: 'd4' } });
    expect(await hashOf('deal', 'd4')).toBe(first.hash);
    // The release that was left moves nothing any more.
    expect(await rollOut(second.release)).toEqual({ done: 0, failed: 0, pages: 1 });
    expect(await rollOut(back.id)).toMatchObject({ failed: 0 });
    expect(await hashOf('member', 'p1')).toBe(first.hash);
    expect(await item('deal', 'd1')).toEqual(before);
    expect(await hashOf('deal', 'd3')).toBe(second.hash);
  });
});
