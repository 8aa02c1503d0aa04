import {
  type DealFacts,
  eligibleDeciders,
  type LifecycleProgram,
  type RunningItem,
  type StepFacts,
  stepsOf,
  type World,
} from '@tierwright/lifecycle';
import type { Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { dealOutlook } from './deal-outlook.ts';
import { type ItemImpact, itemImpact } from './item-impact.ts';
import { doingWithAll, lifecycleOf, played, published, storiesOf } from './stories.fixture.ts';

/** Every step of every story is compared in the long form; else every few, and the last. */
const STRIDE = process.env.TIERWRIGHT_DOCUMENTS === undefined ? 7 : 1;

/** What can be read off an item itself. */
function seenOf(item: RunningItem): Map<string, unknown> {
  const seen = new Map<string, unknown>([['stage', item.state]]);
  const timer = (id: string) => {
    const at = item.timers.find((one) => one.id === id)?.at;
    if (at !== undefined) seen.set(`due ${id}`, at);
  };
  for (const id of ['decision', 'lapse', 'answer', 'inactive', 'progress', 'within', 'claim', 'pay', 'accept', 'feedback']) timer(id);
  const chains = item.kind === 'lead' ? [] : item.chains.filter(({ state }) => state === 'running');
  for (const run of chains)
    for (const step of run.steps) if (step.state === 'open' && step.due !== null) seen.set(`due ${run.chain}/${step.id}`, step.due);
  if (item.kind === 'deal' && item.state === 'approved') {
    seen.set('protection', item.protection?.until);
    seen.set('discount', item.terms?.percent);
    seen.set('place', item.terms?.place);
    seen.set('band', item.terms?.band);
  }
  if (item.kind === 'onboarding' && item.state === 'open')
    for (const step of item.steps) {
      seen.set(`step ${step.id}`, step.state);
      if (step.due !== null) seen.set(`due ${step.id}`, step.due);
    }
  if (item.kind === 'fund' && item.plan) seen.set('amount asked', item.amount);
  if (item.kind === 'lead') seen.set('holder', item.partner);
  return seen;
}

/** The same, as the changes of an impact tell it. */
function toldAs(impact: ItemImpact): Map<string, unknown> {
  return new Map(
    impact.changes.map(({ aspect, about, after }) => {
      const value = aspect === 'step' && after !== null ? (after as { state: string }).state : after;
      return [about === undefined ? aspect : `${aspect} ${about}`, value];
    }),
  );
}

const running = (world: World): RunningItem[] => world.items.filter((item): item is RunningItem => item.kind !== 'member');

/** An item once what is due of it has happened under its own version. */
function dueOf(world: World, item: RunningItem): RunningItem {
  if ((item.timers[0]?.at ?? Number.POSITIVE_INFINITY) > world.now) return item;
  const own = world.programOf(item);
  const step = stepsOf(item.kind).step(own, item, undefined, world.now, world.factsFor(item.kind, item.id, own));
  if (!step.ok) throw new Error(JSON.stringify(step.problems));
  return step.value.item as RunningItem;
}

function impactsIn(world: World, candidate: ReturnType<typeof lifecycleOf>): ItemImpact[] {
  return running(world).map((item) => {
    const version = (program: typeof candidate) => ({ program, facts: world.factsFor(item.kind, item.id, program) as StepFacts });
    return itemImpact({ item, own: version(world.programOf(item)), candidate: version(candidate), at: world.now, people: world.people });
  });
}

/** Plays a story to each of its steps, tells what the candidate would do, and lets it happen. */
function compare(program: string, documents: (own: Program) => Program | undefined, files: string, met: Map<string, number>): number {
  let compared = 0;
  const candidates = new Map<string, LifecycleProgram | undefined>();
  const candidateOf = (document: Program | undefined) => document && lifecycleOf(document);
  for (const { file, story } of storiesOf(program, files)) {
    candidates.set(story.program, candidates.get(story.program) ?? candidateOf(documents(published(program, story.program))));
    const candidate = candidates.get(story.program);
    if (!candidate) continue;
    for (let steps = 1; steps <= story.steps.length; steps += 1) {
      if (story.steps[steps - 1]?.publish) break;
      if (steps % STRIDE !== 0 && steps < story.steps.length && !story.steps[steps]?.publish) continue;
      const world = played(program, story, steps);
      const kept = running(world);
      const before = kept.map((item) => dueOf(world, item));
      const impacts = impactsIn(world, candidate);
      const hindered = new Map(world.publish(candidate).map((one) => [`${one.kind}/${one.id}`, one.problems]));
      for (const [index, impact] of impacts.entries()) {
        const was = before[index] as RunningItem;
        const where = `${file}, step ${steps}, ${impact.kind} ${impact.id}`;
        compared += 1;
        met.set(impact.action, (met.get(impact.action) ?? 0) + 1);
        for (const aspect of new Set(impact.changes.map((change) => change.aspect))) met.set(aspect, (met.get(aspect) ?? 0) + 1);
        const problems = hindered.get(`${impact.kind}/${impact.id}`);
        expect([where, impact.action === 'blocked']).toEqual([where, problems !== undefined]);
        if (problems) {
          expect([where, impact.blockedBy]).toEqual([where, problems.map(({ code }) => code)]);
          continue;
        }
        // What other items tell it afterwards is theirs: the step of the publication itself is looked at.
        const ofItem = world.happenings.filter(({ message, kind, item }) => message === 'publish' && kind === was.kind && item === was.id);
        const is = (ofItem.find(({ step }) => step.item !== kept[index])?.step.item ?? was) as RunningItem;
        const [seenBefore, seenAfter] = [seenOf(was), seenOf(is)];
        const told = toldAs(impact);
        for (const key of new Set([...seenBefore.keys(), ...seenAfter.keys()])) {
          const [one, other] = [seenBefore.get(key) ?? null, seenAfter.get(key) ?? null];
          if (impact.action === 'finish' || impact.action === 'over') expect([where, key, one]).toEqual([where, key, other]);
          else if (one !== other && told.has(key)) expect([where, key, told.get(key) ?? null]).toEqual([where, key, other]);
          else if (one !== other) expect([where, key, 'not told']).toEqual([where, key, other]);
        }
        for (const [key, value] of told)
          if (seenAfter.has(key) || seenBefore.has(key)) {
            expect([where, key, value]).toEqual([where, key, seenAfter.get(key) ?? null]);
          }
      }
    }
  }
  return compared;
}

/** The same program with other chains, terms, steps and clocks. */
function changed(program: Program): Program {
  const { approvals, dealRegistration, onboarding, funds, leads } = program;
  const other: Program = {
    ...program,
    version: `${program.version}-changed`,
    ...(approvals && {
      approvals: Object.fromEntries(
        Object.entries(approvals).map(([id, chain]) => [
          id,
          { ...chain, steps: [...chain.steps, { id: 'second', title: 'Second look', roles: ['channelManager'] }] },
        ]),
      ),
    }),
    ...(dealRegistration && {
      dealRegistration: {
        ...dealRegistration,
        decision: { ...dealRegistration.decision, sla: 'P9D' },
        protection: { ...dealRegistration.protection, for: 'P50D' },
        ...(dealRegistration.pricing && { pricing: { ...dealRegistration.pricing, percent: 3 } }),
      },
    }),
    ...(onboarding && {
      onboarding: {
        ...onboarding,
        steps: [
          ...onboarding.steps.map((step) => (step.id === 'welcome' ? { ...step, owner: 'programOwner', sla: 'P2D' } : step)),
          { id: 'call', title: 'First call', kind: 'meeting', owner: 'channelManager', after: [] },
        ],
      },
    }),
    ...(funds && { funds: funds.map((fund) => ({ ...fund, share: 20 })) }),
    ...(leads && { leads: { ...leads, accept: 'P3D' } }),
  };
  return other;
}

describe('running work under a candidate', () => {
  const next = published('northwind', '2027.1.0');

  it('SIM-F1, SIM-F2: is what happens when the program of 2027 comes, in the stories of 2026', () => {
    const met = new Map<string, number>();
    const of2026 = (document: Program) => (own: Program) => (own.version === '2026.2.0' ? document : undefined);
    compare('northwind', of2026(next), '', met);
    for (const action of ['move', 'redecide'] as const) compare('northwind', of2026(doingWithAll(next, action)), '', met);
    expect([...met.keys()]).toEqual(
      expect.arrayContaining(['finish', 'move', 'redecide', 'over', 'step', 'owner', 'due', 'field', 'protection', 'approvers']),
    );
  });

  const STORIES: readonly (readonly [program: string, files: string, seen: readonly string[]])[] = [
    ['northwind', 'deal-', ['discount', 'protection', 'route', 'approvers', 'ruling', 'due']],
    ['northwind', 'onboarding-', ['step', 'owner', 'due']],
    ['northwind', 'fund-', ['approvers', 'amount', 'due']],
    ['northwind', 'lead-', ['holder', 'stage', 'due']],
    ['gumdrop', '', ['discount', 'route', 'approvers', 'due']],
    ['nightfall', '', ['route', 'approvers', 'due']],
  ];
  it.each(STORIES)(
    'SIM-F2, SIM-F4, SIM-F5: is what happens when another version comes, in the stories of %s %s',
    (program, files, seen) => {
      const met = new Map<string, number>();
      const to = (action: 'move' | 'redecide') => (own: Program) =>
        own.version === '2026.2.0' ? undefined : doingWithAll(changed(own), action);
      compare(program, to('move'), files, met);
      compare(program, to('redecide'), files, met);
      expect([...met.keys()]).toEqual(expect.arrayContaining([...seen]));
    },
  );

  it('SIM-F3: says of what is being decided what it gets if people approve it then', () => {
    let approved = 0;
    const candidates = new Map<string, LifecycleProgram>();
    for (const [program, begins] of [
      ['northwind', 'deal-'],
      ['gumdrop', ''],
      ['nightfall', ''],
    ] as const)
      for (const { file, story } of storiesOf(program, begins)) {
        const key = `${program} ${story.program}`;
        const candidate = candidates.get(key) ?? lifecycleOf(doingWithAll(changed(published(program, story.program)), 'redecide'));
        candidates.set(key, candidate);
        for (let steps = STRIDE; steps <= story.steps.length; steps += STRIDE) {
          const world = played(program, story, steps);
          world.publish(candidate);
          for (const { id } of running(world).filter((item) => item.kind === 'deal' && item.state === 'pending')) {
            const deal = world.item('deal', id);
            if (!deal || deal.program !== candidate.hash) continue;
            const { facets } = dealOutlook(candidate, deal, world.now, world.factsFor('deal', id, candidate) as DealFacts);
            const told = new Map(facets.map(({ aspect, value }) => [aspect, value]));
            if (!approveAll(world, id)) continue;
            approved += 1;
            const { terms, protection } = world.item('deal', id) ?? {};
            const got = [terms?.percent, terms?.band, terms?.place, protection?.until];
            expect([file, steps, id, ...got]).toEqual([
              file,
              steps,
              id,
              ...(['discount', 'band', 'place', 'protection'] as const).map((one) => told.get(one)),
            ]);
          }
        }
      }
    expect(approved).toBeGreaterThan(3);
  });
});

/** Whoever is asked approves at once; whether it came to that. */
function approveAll(world: World, id: string): boolean {
  for (let asked = 0; asked < 10; asked += 1) {
    const deal = world.item('deal', id);
    if (deal?.state === 'approved') return true;
    const run = deal?.chains.find(({ state }) => state === 'running');
    const step = run?.steps.find(({ state }) => state === 'open');
    if (!deal || !run || !step || run.purpose === 'adjudication') return false;
    const parties = { submitter: deal.submitter, partner: deal.partner, distributor: null, opposing: [], owners: [] };
    const host = { program: world.programOf(deal), people: world.people, run: { now: world.now }, parties };
    const [person] = eligibleDeciders(host, run, step);
    if (!person) return false;
    const said = world.send('deal', id, { type: 'decide', by: person.id, chain: run.id, step: step.id, outcome: 'approve' });
    if (!said.ok) return false;
  }
  return false;
}
