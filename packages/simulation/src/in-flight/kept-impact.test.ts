import type { PartnerData } from '@tierwright/facts';
import type { LifecycleProgram, World } from '@tierwright/lifecycle';
import { canonicalize, type Json, type Leads } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { reportHtml } from '../impact/html/page.ts';
import { impactOfRunning, impactReport, mergeImpact } from '../impact/impact.ts';
import { assumedMember } from './assumed-member.ts';
import { ITEM_LINES } from './items-file/item-lines.ts';
import { type ItemsRead, readItems } from './items-file/read-items.ts';
import { keptImpact } from './kept-impact.ts';
import { WorkFacts } from './kept-work.ts';
import { doingWithAll, lifecycleOf, played, published, storiesOf } from './stories.fixture.ts';

/** A story of Northwind as it stands before its step of publication. */
function storyWorld(file: string): { world: World; partners: ReadonlyMap<string, PartnerData> } {
  const story = storiesOf('northwind', file)[0]?.story;
  if (!story) throw new Error(`no story ${file}`);
  const steps = story.steps.findIndex(({ publish }) => publish);
  const world = played('northwind', story, steps);
  world.advance(world.program.baseCalendar.startOfDay('2027-01-01'));
  return { world, partners: new Map(world.partners.ids.flatMap((id) => world.partners.file(id) ?? []).map((file) => [file.id, file])) };
}

/** What runs in a world, as a file of items has it. */
function kept(world: World, candidate: LifecycleProgram): ItemsRead {
  const { item, version, source, entry } = ITEM_LINES;
  const sources = ['directOpportunities', 'contracts', 'namedAccounts', 'tenders'] as const;
  const lines = [version(world.program), ...sources.map((one) => source(one, true)), ...world.ledger.map(entry), ...world.items.map(item)];
  const read = readItems(lines, { versions: [candidate], isPartner: (id) => world.partners.ids.includes(id) });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

function finish<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const workOf = (work: ItemsRead, partners: ReadonlyMap<string, PartnerData>) => new WorkFacts(work, (id) => partners.get(id));

describe('what runs, of a file of items', () => {
  const next = published('northwind', '2027.1.0');
  const candidate = lifecycleOf(next);

  it('SIM-F6, SIM-F8, SIM-F11: memberships go on as they do when the program of 2027 comes', () => {
    const { world, partners } = storyWorld('version-members');
    const work = kept(world, candidate);
    const facts = workOf(work, partners);
    const { members, letters } = finish(keptImpact(facts.partners, facts, { candidate, versions: work.versions, day: '2027-01-01' }));
    world.publish(candidate);
    expect(members.map(({ partner }) => partner)).toEqual(['acme', 'adatum', 'contoso']);
    for (const { partner, kept: its, isDemoted, tiers, reviews } of members) {
      const real = world.item('member', partner);
      expect(its).toEqual({ row: real?.kept?.row, title: real?.kept?.title, keep: 'tier', until: real?.kept?.until });
      expect(isDemoted).toBe(false);
      expect(tiers).toEqual([
        {
          track: 'resale',
          group: null,
          before: real?.standings[0]?.now.tier,
          after: real?.standings[0]?.now.tier,
          held: { by: 'keep', until: real?.kept?.until },
        },
      ]);
      expect(reviews).toMatchObject([{ reviewBefore: null, reviewAfter: '2027-04-01', lapsesBefore: null, lapsesAfter: null }]);
    }
    const [acme] = letters;
    expect(acme?.letters).toMatchObject([{ day: '2026-11-02', notice: 'change', to: ['partner'], holds: ['programOwner'], people: 1 }]);
    expect(acme?.letters[0]?.text).toBe(
      'What changes for you: Version 2027.1.0 of Northwind Partner Program holds. Partners who joined before 2026 keep tier and benefits for the year, until 1 January 2028. Benefits that change: Named support engineer.',
    );
  });

  it('SIM-F6, SIM-F13: without a row that keeps tiers a grace begins, and without a grace they are lost at once', () => {
    const { transition: _, ...bare } = next;
    const strict = { ...bare, tracks: (bare.tracks ?? []).map((track) => ({ ...track, review: {} })) };
    const held = (document: typeof next) => {
      const { world, partners } = storyWorld('version-members');
      const to = lifecycleOf(document);
      const work = kept(world, to);
      const facts = workOf(work, partners);
      const impact = finish(keptImpact(facts.partners, facts, { candidate: to, versions: work.versions, day: '2027-01-01' }));
      world.publish(to);
      for (const { partner, tiers, isDemoted } of impact.members) {
        const now = world.item('member', partner)?.standings[0]?.now;
        expect(tiers[0]?.after).toBe(now?.tier);
        expect(isDemoted).toBe(tiers[0]?.before !== now?.tier);
        if (tiers[0]?.held?.by === 'grace') expect([now?.state, now?.until]).toEqual(['atRisk', tiers[0].held.until]);
      }
      const told = impactReport(impactOfRunning(impact), { baseline: world.program.compiled, candidate: to.compiled });
      return told.members;
    };
    expect(held({ ...bare, version: 'bare' })).toMatchObject({ members: 3, inGrace: ['acme', 'adatum', 'contoso'], demoted: [], kept: [] });
    expect(held({ ...strict, version: 'strict' })).toMatchObject({ members: 3, inGrace: [], demoted: ['acme', 'adatum', 'contoso'] });
    expect(held(next).kept).toMatchObject([
      { row: 'everyoneElse', until: '2027-04-01', partners: ['adatum', 'contoso'] },
      { row: 'joinedBefore2026', until: '2028-01-01', partners: ['acme'] },
    ]);
  });

  it('SIM-F9: what a file does not tell is not guessed, and what it tells is not loaded is known to be unknown', () => {
    const { world, partners } = storyWorld('version-what-runs');
    const moving = lifecycleOf(doingWithAll(next, 'redecide'));
    const work = kept(world, moving);
    const told = (more: Partial<ItemsRead>) => {
      const facts = workOf({ ...work, ...more }, partners);
      const { items } = finish(keptImpact(facts.partners, facts, { candidate: moving, versions: work.versions, day: '2027-01-01' }));
      return items.filter(({ unknown }) => unknown.length > 0).map(({ id, action, unknown }) => [id, action, unknown]);
    };
    const next2 = ['l2', 'untold', [expect.stringMatching(/^To whom it goes next is a question about all partners/)]];
    expect(told({})).toEqual([next2]);
    const inTheWay = ['What stands in its way is not told (directOpportunities).'];
    expect(told({ opposing: {} })).toEqual([['d1', 'untold', inTheWay], ['d2', 'untold', inTheWay], next2]);
    const ofFund = ['What is left of the fund is not told.'];
    expect(told({ ledger: null })).toEqual([['f1', 'untold', ofFund], ['f3', 'untold', ofFund], next2]);
    const notLoaded = { directOpportunities: null, contracts: [], namedAccounts: [], tenders: [] };
    const [d1] = told({ opposing: notLoaded });
    expect(d1).toEqual(['d1', 'redecide', ['It is not known whether this holds: Our own team works on this deal.']]);
  });

  it('SIM-F5, SIM-F9: a lead goes to the partner that it goes to when the version comes, where all partners are at hand', () => {
    const { world, partners } = storyWorld('version-what-runs');
    const acme = partners.get('acme');
    const eligible = { all: [{ fact: 'partner.region', operator: 'equal' as const, value: 'APAC' }] };
    const moving = lifecycleOf(doingWithAll({ ...next, leads: { ...(next.leads as Leads), eligible } }, 'redecide'));
    const work = kept(world, moving);
    const others = new Map([...partners, ['zeta', { ...acme, id: 'zeta', attributes: { ...acme?.attributes, region: 'APAC' } }]]);
    const told = (all: readonly string[] | null) => {
      const facts = new WorkFacts(work, (id) => others.get(id), all);
      const { items } = finish(keptImpact(facts.partners, facts, { candidate: moving, versions: work.versions, day: '2027-01-01' }));
      const lead = items.find(({ id }) => id === 'l2');
      return [
        lead?.action,
        ...(lead?.changes ?? []).flatMap(({ aspect, before, after }) => (aspect === 'holder' ? [[before, after]] : [])),
      ];
    };
    expect([told(null), told([...others.keys(), ...Array.from({ length: 999 }, (_, at) => `X${at}`)])]).toEqual([['untold'], ['untold']]);
    expect(told([...others.keys()])).toEqual(['redecide', ['acme', 'zeta']]);
    const without = told(world.partners.ids);
    world.publish(moving);
    expect(without).toEqual(['redecide', ['acme', world.item('lead', 'l2')?.partner]]);
    expect(world.item('lead', 'l2')?.state).toBe('unplaced');
  });

  it('SIM-F15: a partner of whom no membership is given is told what a member would be told', () => {
    const { world, partners } = storyWorld('version-members');
    const day = '2027-01-01';
    const told = (items: ItemsRead['items']) => {
      const work: ItemsRead = { ...kept(world, candidate), items };
      const facts = workOf(work, partners);
      const { members, letters } = finish(keptImpact(facts.partners, facts, { candidate, versions: work.versions, day }));
      return [letters, members.map(({ kept: keeps, tiers, isDemoted, sentences }) => ({ keeps, tiers, isDemoted, sentences }))];
    };
    const assumed = [...partners.values()].flatMap((file) => {
      const member = assumedMember(world.program, file, day);
      return member.ok ? [member.value] : [];
    });
    expect(assumed.map(({ id, standings }) => [id, standings[0]?.now.tier])).toEqual([
      ['acme', 'silver'],
      ['adatum', 'silver'],
      ['contoso', 'gold'],
    ]);
    expect(told(assumed)).toEqual(told(world.items));
    const broken = assumedMember(world.program, { id: 'x', attributes: { type: 7 } }, day);
    expect(broken.ok ? [] : broken.problems.map(({ code }) => code)).toEqual([expect.stringMatching(/^PDL4/)]);
  });

  it('SIM-F15: partners of a base without memberships are told so, and counted as assumed, also beside what runs', () => {
    const { world, partners } = storyWorld('version-members');
    const both = { baseline: world.program.compiled, candidate: candidate.compiled };
    const told = (items: ItemsRead['items'], isAssumed: boolean) => {
      const work: ItemsRead = { ...kept(world, candidate), items };
      const coming = { candidate, versions: work.versions, day: '2027-01-01' };
      const ids = [...partners.keys()].sort();
      const impact = finish(keptImpact(ids, workOf(work, partners), coming, isAssumed ? world.program : undefined));
      return { ...impact, report: impactReport(impactOfRunning(impact), both) };
    };
    const given = told(world.items, true);
    expect([given.members.length, given.report.notices.assumed]).toEqual([3, 0]);
    const assumed = told([], true);
    expect(assumed.letters).toEqual(given.letters.map((one) => ({ ...one, isAssumed: true })));
    expect(assumed.report.notices).toMatchObject({ partners: 3, assumed: 3, noticesPerDay: given.report.notices.noticesPerDay });
    expect(assumed.report.members.members).toBe(0);
    const limitOf = ({ limits }: typeof assumed.report, measure: string) =>
      limits.limits.find((limit) => limit.measure === measure)?.result;
    expect(limitOf(assumed.report, 'noticesPerDay')).toBe('held');
    expect(limitOf(assumed.report, 'runningDealsChanged')).toBe('notLookedAt');
    expect(told([], false).report.notices).toMatchObject({ partners: 0, assumed: 0 });
    const { members, letters } = told(
      world.items.filter(({ id }) => id !== 'acme'),
      true,
    );
    expect([members.map(({ partner }) => partner), letters.filter((one) => one.isAssumed).map(({ partner }) => partner)]).toEqual([
      ['adatum', 'contoso'],
      ['acme'],
    ]);
    const html = reportHtml({ report: assumed.report, baseline: world.program.program, candidate: next });
    expect(html).toContain('Of 3 partners no membership was given');
    expect(reportHtml({ report: given.report, baseline: world.program.program, candidate: next })).not.toContain('no membership was given');
  });

  it('SIM-F7, SIM-F9: is the same however partners are cut, and what is not told is not guessed', () => {
    const { world, partners } = storyWorld('version-what-runs');
    const moving = lifecycleOf(doingWithAll(next, 'redecide'));
    const work = kept(world, moving);
    const coming = { candidate: moving, versions: work.versions, day: '2027-01-01' };
    const both = { baseline: world.program.compiled, candidate: moving.compiled };
    const reportOf = (cut: number): string => {
      const facts = workOf(work, partners);
      const parts = Array.from({ length: cut }, (_, shard) =>
        impactOfRunning(
          finish(
            keptImpact(
              facts.partners.filter((_partner, index) => index % cut === shard),
              facts,
              coming,
            ),
          ),
        ),
      );
      return canonicalize(impactReport(mergeImpact(parts.reverse()), both) as unknown as Json);
    };
    const whole = reportOf(1);
    for (const cut of [2, 7, 64]) expect(reportOf(cut)).toBe(whole);
    const { inFlight, notices } = JSON.parse(whole);
    expect(notices).toMatchObject({
      partners: 1,
      letters: 3,
      noticesPerDay: 2,
      days: [
        { day: '2026-11-02', people: 1 },
        { day: '2027-01-01', people: 2 },
      ],
    });
    expect(notices.shown[0].letters[1].subject).toBe('Partner marketing waits for you');
    expect(inFlight.actions).toContainEqual({ kind: 'lead', state: 'offered', action: 'untold', items: ['l2'] });
    expect(inFlight.changes).toContainEqual({ kind: 'deal', aspect: 'protection', items: ['d1', 'd2'] });
    const [d1] = inFlight.told;
    expect(d1.sentence).toBe(
      'Deal d1 (Contoso) is decided again under the new version. Protected through: the end of Tuesday 2 March 2027 becomes the end of Thursday 1 April 2027. Field “Partner who delivers with you”: new, may be left empty.',
    );
    expect(d1.unknown).toEqual([]);
  });
});
