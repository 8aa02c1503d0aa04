import type { PartnerData } from '@tierwright/facts';
import { type LifecycleProgram, type OnboardingItem, playStory, readStory, type Story, type World } from '@tierwright/lifecycle';
import { hashProgram, type Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { ITEM_LINES } from './items-file/item-lines.ts';
import { readItems } from './items-file/read-items.ts';
import { keptImpact } from './kept-impact.ts';
import { WorkFacts } from './kept-work.ts';
import type { RunningImpact } from './running-impact.ts';
import { doingWithAll, lifecycleOf, played, published, storiesOf } from './stories.fixture.ts';

const harbor = published('harbor', '2026.1.0');

/** What the candidate does to all that runs in a world, told from a file of items, on the day of the world. */
function told(world: World, candidate: LifecycleProgram): RunningImpact {
  const { item, version, entry } = ITEM_LINES;
  const lines = [version(world.program), ...world.ledger.map(entry), ...world.items.map(item)];
  const read = readItems(lines, { versions: [candidate], isPartner: (id) => world.partners.ids.includes(id) });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const files = new Map(
    world.partners.ids.flatMap((id) => world.partners.file(id) ?? []).map((file): [string, PartnerData] => [file.id, file]),
  );
  const facts = new WorkFacts(read.value, (id) => files.get(id));
  const day = candidate.baseCalendar.dayOf(world.now);
  const steps = keptImpact(facts.partners, facts, { candidate, versions: read.value.versions, day });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The tiers of a membership, by track and product area or region. */
const tiersOf = (world: World, partner: string) =>
  new Map(
    (world.item('member', partner)?.standings ?? []).flatMap(({ track, group, now }) =>
      now.tier === null ? [] : [[`${track}/${group ?? ''}`, now.tier]],
    ),
  );

/** Plays a story to each of its steps and compares what is told of each membership with what becomes of it; counts what was met. */
function compareMembers(story: Story, document: Program, met: Map<string, number>): void {
  const candidate = lifecycleOf(document);
  const meet = (what: string) => met.set(what, (met.get(what) ?? 0) + 1);
  for (let steps = 1; steps <= story.steps.length; steps += 1) {
    const world = played('harbor', story, steps);
    // The version comes as a day begins.
    const day = world.program.baseCalendar.dayOf(world.now);
    world.advance(world.program.baseCalendar.startOfDay(nextDay(day)));
    const { members } = told(world, candidate);
    const before = new Map(members.map(({ partner }) => [partner, tiersOf(world, partner)]));
    const running = world.items.filter(({ kind, state }) => kind === 'member' && state !== 'ended').map(({ id }) => id);
    expect(members.map(({ partner }) => partner)).toEqual(running);
    world.publish(candidate);
    for (const { partner, tiers, kept, isDemoted, unknown } of members) {
      const real = world.item('member', partner);
      const where = `${story.story}, step ${steps}, ${document.version}, ${partner}`;
      const [was, is] = [before.get(partner) ?? new Map<string, string>(), tiersOf(world, partner)];
      const changes = [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key));
      expect([where, unknown]).toEqual([where, []]);
      const others = tiers
        .filter((one) => one.before !== one.after)
        .map(({ track, group, before: one, after }) => [`${track}/${group ?? ''}`, one, after]);
      expect([where, others]).toEqual([where, changes.map((key) => [key, was.get(key) ?? null, is.get(key) ?? null])]);
      expect([where, isDemoted]).toEqual([where, changes.some((key) => was.has(key))]);
      expect([where, kept?.until ?? null]).toEqual([where, real?.kept?.until ?? null]);
      for (const { track, group, held } of tiers) {
        const now = real?.standings.find((one) => one.track === track && one.group === group)?.now;
        if (held) expect([where, held.until]).toEqual([where, held.by === 'grace' ? now?.until : real?.kept?.until]);
        if (held) meet(held.by);
      }
      meet(real?.state ?? 'gone');
      if (isDemoted) meet('demoted');
      if (was.size > 0) meet('with a tier');
    }
  }
}

const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** The same program, in which every tier asks for more than anybody has; a review, grace or row holds what they say. */
const harder = (version: string, review: object, transition?: Program['transition']): Program => ({
  ...harbor,
  version,
  ...(transition ? { transition } : {}),
  parameters: {
    ...harbor.parameters,
    'min.score': { ...harbor.parameters?.['min.score'], byTier: { select: 99, preferred: 99 } } as never,
  },
  requirements: { ...harbor.requirements, strongLately: harbor.requirements?.score as never },
  tracks: (harbor.tracks ?? []).map((track) => ({ ...track, review })),
});
const rows: Program['transition'] = {
  members: [{ id: 'all', title: 'All keep it for a year', keep: 'tier', until: { for: 'P1Y', from: 'effective' } }],
};
const CANDIDATES: readonly (readonly [Program, readonly string[]])[] = [
  [harder('harder', {}), ['demoted']],
  [harder('graced', { demote: { at: { every: 'day' }, grace: 'P90D' } }), ['grace']],
  [harder('kept', {}, rows), ['keep']],
  [{ ...harbor, version: 'same' }, []],
];

describe('the members of Harbor under a candidate', () => {
  it.each(CANDIDATES)('SIM-F6: stand in each product area as they do when it comes: $version', (document, seen) => {
    const met = new Map<string, number>();
    for (const { story } of storiesOf('harbor')) compareMembers(story, document, met);
    expect([...met.keys()]).toEqual(expect.arrayContaining(['managed', 'active', 'with a tier', ...seen]));
    expect(met.has('demoted')).toBe(seen.includes('demoted'));
  });
});

/** Harbor with steps on the way in, which it has none of. */
const withSteps: Program = {
  ...harbor,
  onboarding: {
    steps: [
      {
        id: 'profile',
        title: 'Company profile',
        kind: 'form',
        sla: 'P14D',
        fields: [{ id: 'legalName', title: 'Legal name', type: 'text' }],
      },
      { id: 'call', title: 'First call', kind: 'meeting', owner: 'channelManager', after: ['profile'], sla: 'P5D' },
      { id: 'demo', title: 'Demo', kind: 'meeting', owner: 'engineering', after: ['profile'], sla: 'P9D' },
    ],
    activate: { tier: 'qualified' },
  } as Program['onboarding'],
} as Program;
const otherSteps = (action: 'move' | 'redecide'): Program =>
  doingWithAll(
    {
      ...withSteps,
      onboarding: {
        ...withSteps.onboarding,
        steps: [
          ...(withSteps.onboarding?.steps ?? []).map((step) => (step.id === 'call' ? { ...step, owner: 'alliances', sla: 'P2D' } : step)),
          { id: 'course', title: 'Course', kind: 'meeting', owner: 'learning', after: [], sla: 'P3D' },
        ],
      } as Program['onboarding'],
    } as Program,
    action,
  );

const COMES_IN = `story: A reseller comes in by steps
why: As in other programs.
program: 2026.1.0
given:
  partners:
    acme: { title: Acme GmbH, attributes: { type: reseller, joinedOn: 2026-03-02 } }
  people:
    ann: { of: acme }
    olga: { roles: [programOwner, channelManager, engineering] }
steps:
  - at: 2026-03-02 10:00
    begin: { member: acme, title: Acme GmbH, by: ann }
  - at: 2026-03-04 10:00
    send: { to: acme-1, type: complete, by: ann, step: profile, answers: { legalName: Acme GmbH } }
  - at: 2026-03-05 10:00
    send: { to: acme-1, type: complete, by: olga, step: demo }
`;

describe('the way into Harbor under a candidate', () => {
  it.each(['move', 'redecide'] as const)('SIM-F4: has the steps, their people and days that it has when it comes: %s', (action) => {
    const read = readStory(COMES_IN);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const candidate = lifecycleOf(otherSteps(action));
    const aspects = new Set<string>();
    for (let steps = 1; steps <= read.value.steps.length; steps += 1) {
      const world = playStory(read.value, () => withSteps, steps);
      if (!world.ok) throw new Error(JSON.stringify(world.problems));
      const { baseCalendar } = world.value.program;
      world.value.advance(baseCalendar.startOfDay(nextDay(baseCalendar.dayOf(world.value.now))));
      const was = world.value.items.find((item): item is OnboardingItem => item.kind === 'onboarding');
      const [impact, ...more] = told(world.value, candidate).items;
      expect([more, impact?.kind, impact?.id, impact?.action]).toEqual([[], 'onboarding', was?.id, action]);
      world.value.publish(candidate);
      const is = world.value.item('onboarding', was?.id ?? '');
      expect(is?.program).toBe(hashProgram(candidate.program));
      for (const id of ['profile', 'call', 'demo', 'course']) {
        const [one, other] = [was?.steps.find((step) => step.id === id), is?.steps.find((step) => step.id === id)];
        const of = (aspect: string) => impact?.changes.find((change) => change.aspect === aspect && change.about === id);
        const step = of('step');
        if (one?.state !== other?.state)
          expect([steps, id, (step?.after as { state: string } | null)?.state]).toEqual([steps, id, other?.state]);
        if ((one?.due ?? null) !== (other?.due ?? null))
          expect([steps, id, of('due')?.after ?? null]).toEqual([steps, id, other?.due ?? null]);
        else expect([steps, id, of('due')]).toEqual([steps, id, undefined]);
      }
      for (const { aspect } of impact?.changes ?? []) aspects.add(aspect);
    }
    expect([...aspects].sort()).toEqual(['due', 'owner', 'step']);
  });
});
