import type { Json } from '@tierwright/program';
import { impactOfRunning, impactReport, keptImpact, readItems, WorkFacts } from '@tierwright/simulation';
import { findItem, partnerData } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../command/answered.fixture.ts';
import type { Command } from '../../command/command.ts';
import { beginItem } from '../../items/begin-item.ts';
import { exportedItems } from '../../items/export-items.ts';
import { messageItem } from '../../items/message-item.ts';
import { moveRunning } from '../../programs/move-running.ts';
import { documentOf, eachFlow, type ProgramFlow } from '../../programs/program-flow.fixture.ts';
import type { PersonCaller, SystemCaller } from '../../rights/caller.ts';
import { runningPart } from './running-work.ts';
import { simulatedOf } from './simulated.ts';

type Beginning = { readonly kind: 'deal' | 'member'; readonly beginning: { readonly [name: string]: Json } };
const begin: Command<Beginning, string, SystemCaller> = {
  name: 'test.begin',
  rights: {},
  async run(work, input) {
    const begun = await beginItem(work, { ...input, program: 'acme' });
    return begun.ok ? { ok: true, status: 201, body: begun.item.id } : begun;
  },
};
const submit: Command<{ readonly id: string; readonly by: string }, string, SystemCaller> = {
  name: 'test.submit',
  rights: {},
  async run(work, { id, by }) {
    const said = await messageItem(work, { kind: 'deal', id, message: { type: 'submit', by } });
    return said.ok ? { ok: true, status: 200, body: said.item.state } : said;
  },
};

const chain = (title: string) => ({ title, steps: [{ id: 'look', title: 'Look', roles: ['programOwner'] }] });
const SECTIONS = {
  approvals: { desk: chain('Deal desk'), board: chain('The board') },
  notices: {
    list: [
      {
        ...{ id: 'change', title: 'Change', on: 'program.changed', to: ['partner'], channels: ['email'], vars: ['change.summary'] },
        ...{ subject: 'Change', text: 'What changes: {change.summary}' },
      },
      {
        ...{ id: 'lapsed', title: 'Tier lost', on: 'member.lapsed', to: ['partner'], channels: ['email'], vars: ['member.tier'] },
        ...{ subject: 'Your tier', text: 'You are {member.tier} now.' },
      },
    ],
  },
};
const routedTo = (route: string, more: Record<string, unknown> = {}) =>
  ({
    ...SECTIONS,
    dealRegistration: {
      conflicts: { checks: [] },
      rules: {
        ...{ hitPolicy: 'first', otherwise: { title: 'Not decided', then: 'reject' } },
        list: [
          {
            ...{ id: 'people', title: 'People decide', then: { route } },
            when: { all: [{ fact: 'deal.resubmissions', operator: 'greaterThanInclusive', value: 0 }] },
          },
        ],
      },
      ...more,
    },
  }) as unknown as Record<string, Json>;

describe.each(testStores())('what runs in the store, on $name', ({ open }) => {
  let flow: ProgramFlow;
  let ana: PersonCaller;
  let bob: PersonCaller;
  eachFlow(open, (anew, colleagues) => {
    flow = anew;
    ({ ana, bob } = colleagues);
  });

  it('SIM-F1, SIM-F10, SIM-F13: is told as it goes when the version comes, and measured as its release is', async () => {
    await flow.partners([
      { id: 'p1', title: 'Partner One', attributes: { good: true, sold: true } },
      { id: 'p2', attributes: { good: true, sold: false } },
    ]);
    await flow.person('olga', ['decider'], { groups: ['programOwner'] });
    const { account: pia } = await flow.person('pia', ['partnerUser'], { partner: 'p1' });
    const first = await flow.approved(ana, bob, documentOf('1', routedTo('desk')));
    await flow.publish(bob, first);
    const system: SystemCaller = { kind: 'system', tenant: flow.tenant, name: 'test' };
    for (const partner of ['p1', 'p2']) await flow.done(begin, system, { kind: 'member', beginning: { partner, title: partner, by: pia } });
    for (const id of ['d1', 'd2', 'd3']) {
      const answers = { customer: { name: `Customer ${id}`, country: 'DE' }, products: ['data'], amount: 50_000, closeOn: '2027-09-30' };
      await flow.done(begin, system, { kind: 'deal', beginning: { partner: 'p1', by: pia, answers, id } });
      if (id !== 'd3') expect(await flow.done(submit, system, { id, by: pia })).toBe('pending');
    }
    flow.now += 48 * 3_600_000;
    const second = documentOf('2', {
      ...routedTo('board', { decision: { sla: 'P9D' } }),
      ...{ requirements: { good: NEVER, sold: NEVER }, transition: { running: { deal: { pending: 'redecide' } } } },
      limits: [
        { measure: 'runningDealsChanged', atMost: 5 },
        { measure: 'noticesPerDay', atMost: 50 },
        { measure: 'demotedWithoutGracePercent', atMost: 100 },
      ],
    });
    const review = await flow.approved(ana, bob, second);
    const input = { baseline: first.hash, candidate: { hash: review.hash }, days: { asOf: '2027-03-03' }, partners: {} };
    const simulated = await simulatedOf(flow.service, flow.tenant, { input });
    const asked = { tenant: flow.tenant, simulated, signal: new AbortController().signal };
    const parts = await Promise.all([
      runningPart(flow.service, { ...asked, range: { after: null, through: null } }),
      runningPart(flow.service, { ...asked, range: { after: null, through: 'p1' } }),
      runningPart(flow.service, { ...asked, range: { after: 'p1', through: null } }),
    ]);
    const [whole, ...shards] = parts.map((part) => impactReport(part, simulated.versions));
    const { inFlight, members, notices } = whole as NonNullable<typeof whole>;
    /** The same from a file of what runs. */
    const fromFile = async () => {
      const lines: string[] = [];
      for await (const line of exportedItems(flow.service, flow.tenant, 'acme')) lines.push(line);
      const files = await flow.store.read(flow.tenant, (tx) => partnerData(tx, ['p1', 'p2']));
      const read = readItems(lines, { versions: [simulated.after], isPartner: (id) => files.has(id) });
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const facts = new WorkFacts(read.value, (id) => files.get(id));
      const steps = keptImpact(facts.partners, facts, { candidate: simulated.after, versions: read.value.versions, day: '2027-03-03' });
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done === true) return impactReport(impactOfRunning(step.value), simulated.versions);
      }
    };
    expect(shards.map((shard) => [shard.inFlight.items, shard.members.members])).toEqual([
      [3, 1],
      [0, 1],
    ]);
    const exported = await fromFile();
    expect([exported?.inFlight, exported?.members, exported?.notices]).toEqual([inFlight, members, notices]);
    await flow.partners([{ id: 'p3', attributes: { good: true, sold: true } }]);
    const range = { after: null, through: null };
    const assuming = { ...asked, simulated: { ...simulated, input: { ...simulated.input, notices: true as const } }, range };
    const withAssumed = impactReport(await runningPart(flow.service, assuming), simulated.versions);
    expect([withAssumed.members, withAssumed.inFlight]).toEqual([members, inFlight]);
    expect([notices.assumed, withAssumed.notices.assumed]).toEqual([0, 1]);
    expect(withAssumed.notices.shown.map(({ partner, isAssumed = false }) => [partner, isAssumed])).toEqual([['p1', false]]);
    const release = bodyOf(await flow.publish(bob, review));
    expect(release).toMatchObject({
      state: 'active',
      report: {
        measured: [
          { measure: 'runningDealsChanged', found: inFlight.runningDealsChanged.length },
          { measure: 'noticesPerDay', found: notices.noticesPerDay },
          { measure: 'demotedWithoutGracePercent', found: (100 * members.demoted.length) / members.members },
        ],
      },
    });
    expect([inFlight.runningDealsChanged, members.demoted]).toEqual([
      ['d1', 'd2'],
      ['p1', 'p2'],
    ]);
    let after: string | null = null;
    do ({ next: after } = await moveRunning(flow.service, { tenant: flow.tenant, release: release.id, after, limit: 10 }));
    while (after !== null);
    const items = await flow.store.read(flow.tenant, (tx) =>
      Promise.all(['d1', 'd2', 'd3'].map((id) => findItem(tx, { kind: 'deal', id }))),
    );
    expect(items.map((item) => item?.program_hash)).toEqual([review.hash, review.hash, review.hash]);
    expect(inFlight.actions).toEqual([
      { kind: 'deal', state: 'draft', action: 'move', items: ['d3'] },
      { kind: 'deal', state: 'pending', action: 'redecide', items: ['d1', 'd2'] },
    ]);
    const [d1] = inFlight.told;
    const chains = (items[0]?.body as { chains?: { chain: string; state: string }[] } | undefined)?.chains ?? [];
    expect(d1?.changes.find(({ aspect }) => aspect === 'route')).toMatchObject({
      before: ['desk'],
      after: chains.filter(({ state }) => state === 'running').map((one) => one.chain),
      sentence: 'Decided by: “Deal desk” becomes “The board”.',
    });
    const [told] = notices.shown;
    expect([told?.partner, told?.title, ...(told?.letters.map(({ text }) => text) ?? [])]).toEqual([
      ...['p1', 'Partner One', 'What changes: Version 2 of Acme holds.', 'You are – now.'],
    ]);
  });
});

const NEVER = { title: 'Never', why: 'Because.', when: { all: [{ fact: 'good', operator: 'equal', value: false }] } };
