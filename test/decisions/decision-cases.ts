import { readFileSync } from 'node:fs';
import type { PartnerData } from '@tierwright/facts';
import { parseProgram } from '@tierwright/program';
import { generateBase } from '@tierwright/sample-data';
import { appendRecords, type NewDecision, putPartners, type Store } from '@tierwright/store';
import { ANSWERS, LARGE, Northwind } from '../../packages/commands/src/deals/northwind.fixture.ts';
import { keepPartnerDecisions } from '../../packages/commands/src/decisions/keep-decisions.ts';
import { applyForMembership } from '../../packages/commands/src/members/member-commands.ts';
import { Office } from '../../packages/commands/src/status/office.fixture.ts';

/** What is kept of one business: decisions in the order in which they were made, each under the name of its case. */
export interface DecisionCase {
  readonly program: string;
  readonly name: string;
  run(store: Store): Promise<Office>;
}

const AS_OF = '2027-03-01';
/** A file stays one that people can read. */
const MOST_RECORDS = 40;

async function deals(store: Store): Promise<Office> {
  const vendor = await Northwind.open(store);
  const customer = (name: string) => ({ customer: { name, country: 'US' } });
  await vendor.begin('ann', { answers: { ...ANSWERS, ...customer('Alpine') }, submit: true });
  const { id } = await vendor.begin('bob', { answers: { ...LARGE, ...customer('Borealis') }, submit: true });
  await vendor.approve('dora', id, 'c1', 'desk');
  const tender = { tender: true, tenderPublishesOn: '2027-02-01' };
  await vendor.begin('ann', { answers: { ...ANSWERS, ...customer('Cumulus'), ...tender }, submit: true });
  return vendor.office;
}

/** Of the partners of a made base those with the fewest and the most records, and one between. */
function partnersOf(file: string): readonly PartnerData[] {
  const { program } = parseProgram(readFileSync(new URL(`../../rules/${file}.program.json`, import.meta.url)));
  const base = program && generateBase([program], { size: 60, seed: 'decisions', asOf: AS_OF, historyYears: 1 });
  if (!base?.ok) throw new Error(`${file} has no base`);
  const count = ({ records = {} }: PartnerData) => Object.values(records).reduce((sum, { length }) => sum + length, 0);
  const all = [...base.value.partners]
    .map((partner) => partner as unknown as PartnerData)
    .filter((partner) => count(partner) <= MOST_RECORDS);
  const sorted = all.sort((a, b) => count(a) - count(b) || (a.id < b.id ? -1 : 1));
  const chosen = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return chosen.filter((partner) => partner !== undefined);
}

/** Partners decided as they are, then each becomes a member where the program has none to wait for: its first tiers are a change. */
const base =
  (file: string) =>
  async (store: Store): Promise<Office> => {
    const office = await Office.open(store, file);
    const partners = partnersOf(file);
    const manager = await office.person('Mia Manager', { roles: ['channelManager'] });
    await office.kept(async (tx) => {
      await putPartners(
        tx,
        partners.map(({ records: _, loaded: __, ...partner }) => partner),
        { at: office.now, source: 'base' },
      );
      const records = partners.flatMap(({ id, records: own = {} }) =>
        Object.entries(own).flatMap(([kind, list]) => list.map((body) => ({ partner: id, kind, body: body as never, source: 'base' }))),
      );
      await appendRecords(tx, records, office.now);
    });
    await office.done(keepPartnerDecisions, manager, { partners: partners.map(({ id }) => id), asOf: AS_OF });
    for (const { id } of partners) await office.done(applyForMembership, manager, { partner: id });
    return office;
  };

/** So many of a document are enough. */
const MOST_TESTS = 12;

interface DocumentTest {
  readonly name: string;
  readonly asOf?: string;
  readonly attributes?: PartnerData['attributes'];
  readonly facts?: PartnerData['facts'];
}

/** What a test says that is more than a partner as it is: it would not be decided as the test has it. */
const MORE = ['records', 'previous', 'timeline', 'set'] as const;

const isOfDeal = ({ facts = {} }: DocumentTest): boolean => Object.keys(facts).some((fact) => fact.startsWith('deal.'));

/** Partners that stand where the document's own tests put them: at its thresholds. */
const tested =
  (file: string) =>
  async (store: Store): Promise<Office> => {
    const office = await Office.open(store, file);
    const text = readFileSync(new URL(`../../rules/${file}.program.json`, import.meta.url), 'utf8');
    const { tests } = JSON.parse(text) as { readonly tests: readonly DocumentTest[] };
    const plain = tests.filter((test) => test.facts && !MORE.some((more) => more in test) && !isOfDeal(test));
    const manager = await office.person('Mia Manager', { roles: ['channelManager'] });
    for (const [index, { name, asOf = AS_OF, attributes = {}, facts = {} }] of plain.slice(0, MOST_TESTS).entries()) {
      const partner = { id: `tested-${String(index + 1).padStart(2, '0')}`, title: name, attributes, facts };
      await office.partners(partner);
      await office.done(keepPartnerDecisions, manager, { partners: [partner.id], asOf });
    }
    return office;
  };

export const DECISION_CASES: readonly DecisionCase[] = [
  { program: 'northwind', name: 'deals', run: deals },
  { program: 'northwind', name: 'base', run: base('northwind/2027.1.0') },
  { program: 'northwind', name: 'tested', run: tested('northwind/2027.1.0') },
  { program: 'harbor', name: 'base', run: base('harbor/2026.1.0') },
  { program: 'harbor', name: 'tested', run: tested('harbor/2026.1.0') },
  { program: 'gumdrop', name: 'base', run: base('gumdrop/published') },
  { program: 'nightfall', name: 'base', run: base('nightfall/published') },
  { program: 'hubspot-solutions', name: 'base', run: base('hubspot-solutions/2025.7.0') },
  { program: 'odoo', name: 'base', run: base('odoo/v11') },
  { program: 'odoo', name: 'tested', run: tested('odoo/v11') },
  { program: 'google-partners', name: 'base', run: base('google-partners/2024.1.0') },
];

/** What a tenant has decided, in order. */
export async function decisionsIn({
  store,
  tenant,
}: Office): Promise<readonly (Omit<NewDecision, 'facts' | 'outcome' | 'trace'> & { facts: unknown; outcome: unknown })[]> {
  return store.read(tenant, ({ db }) =>
    db
      .selectFrom('decision')
      .innerJoin('fact_set', (join) =>
        join.onRef('fact_set.tenant', '=', 'decision.tenant').onRef('fact_set.hash', '=', 'decision.facts_hash'),
      )
      .selectAll('decision')
      .select('fact_set.body as facts')
      .where('decision.tenant', '=', tenant)
      .orderBy('decision.subject_kind', 'desc')
      .orderBy('decision.subject')
      .orderBy('decision.decided_at')
      .execute(),
  );
}
