import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FactValue, RecordData } from '@tierwright/facts';
import { type Check, type DealRegistration, hashProgram, type Json, type Program, type ProgramTest } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { compileProgram } from '../compile/program.ts';
import { decide } from '../decide/decide.ts';
import type { DealDecision } from '../decision/decision.ts';
import { casesOf, withParameters } from '../document-tests/expand.ts';
import { inside } from '../model/inside.ts';
import { readType } from '../model/value-type.ts';
import type { ItemReading } from './item-reading.ts';
import { readPartner } from './read-partner.ts';

const rules = fileURLToPath(new URL('../../../../rules', import.meta.url));
const programs = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.program.json'))
  .sort()
  .map((file) => ({ file, program: JSON.parse(readFileSync(`${rules}/${file}`, 'utf8')) as Program }))
  .filter(({ program }) => program.dealRegistration);

type Facts = Readonly<Record<string, Json>>;

/** Each deal as the document's tests have it, and as it would be otherwise. */
const OTHERWISE: readonly Facts[] = [
  {},
  { 'partner.status': 'suspended' },
  { 'partner.status': null },
  { 'deal.amount': null },
  { 'deal.amount': 4999.99 },
  { 'deal.amount': 250_000 },
  { 'deal.amount': 5_000_000 },
  { 'deal.products': ['cloud', 'security'] },
  { 'deal.tender': null },
  { 'deal.tender': true, 'deal.tenderPublishesOn': '2030-01-01' },
  { 'deal.place': 2 },
  { 'deal.place': 3 },
  { 'deal.place': null },
  { 'deal.submittedOn': '2026-03-01' },
  { 'deal.distributor': 'D1' },
  { 'conflict.otherPartner': 'hit' },
  { 'conflict.otherPartner': 'hit', 'conflict.namedAccount': 'hit', 'deal.distributor': 'D1' },
  { 'conflict.directTeam': 'hit', 'opposing.idleDays': 120 },
  { 'conflict.directTeam': 'hit', 'opposing.idleDays': 12 },
  { 'conflict.directTeam': null },
  { 'conflict.existingCustomer': 'hit' },
  { 'conflict.publicTender': 'hit' },
  {
    'deal.lines': [
      { sku: 'a', units: 120 },
      { sku: 'b', units: 700 },
    ],
  },
  { 'deal.lines': [{ sku: 'a', units: 5000 }] },
  { 'deal.lines': [] },
];

const isOfItem = (id: string): boolean => /^(?:deal|conflict|opposing)\.|^partner\.status$/.test(id);

/** The values of a deal as its caller holds them. */
function ownOf(program: Program, facts: Facts): Record<string, FactValue> {
  const { currency } = program;
  const own = Object.entries(facts).filter(([id]) => isOfItem(id) && id !== 'deal.lines');
  return Object.fromEntries(
    own.map(([id, json]) => [id, inside(json as Parameters<typeof inside>[0], readType(program, id).type, currency)]),
  );
}

const without = (facts: Facts): Facts => Object.fromEntries(Object.entries(facts).filter(([id]) => !isOfItem(id)));
const STRICT = ['reject', 'adjudicate', 'wait', 'nextPlace', 'note'] as const;

/** ENG-R1 to R8, put together from the parts; protection is left to clocks. */
function composed(registration: DealRegistration, item: ItemReading): Omit<DealDecision, 'protectedUntil'> {
  const { conflicts, distribution, bands } = registration;
  const places = conflicts?.places ?? [100];
  const given = item.value('deal.place');
  const placeOf = (otherwise: number) => (typeof given === 'number' ? given : otherwise);
  const decided = (then: DealDecision['then'], by: string, title: string | undefined, chains: string[], place: number) => {
    const placed = item.with({ 'deal.place': place });
    return {
      then,
      by,
      ...(title === undefined ? {} : { title }),
      chains,
      place,
      ...(bands ? { band: item.deal.bands().band } : {}),
      registered: placed.deal.registered(),
      percent: placed.deal.percent(place),
    };
  };
  const eligible = item.deal.eligible();
  if (eligible !== 'met') return decided('reject', eligible === 'unknown' ? 'couldNotCheck' : 'notEligible', undefined, [], placeOf(1));
  const defaults: Check[] = [
    { on: 'otherPartner', then: 'adjudicate' },
    { on: 'likelyDuplicate', then: 'adjudicate' },
  ];
  const hits = (conflicts?.checks ?? defaults).flatMap((check) => {
    const conflict = item.value(`conflict.${check.on}`);
    if (conflict === 'clear' || (conflict === 'hit' && item.deal.unless(check))) return [];
    return [{ check, then: conflict === 'hit' || check.then === 'note' ? check.then : ('adjudicate' as const) }];
  });
  const strictest = STRICT.find((outcome) => hits.some(({ then }) => then === outcome));
  const first = hits.find(({ then }) => then === strictest)?.check;
  if (strictest === 'reject') return decided('reject', `conflict.${first?.on}`, first?.title, [], placeOf(1));
  const place = placeOf(strictest === 'nextPlace' ? 2 : 1);
  if (place > places.length) {
    const beyond = strictest === 'nextPlace' ? first : conflicts?.checks?.find(({ on }) => on === 'otherPartner');
    return decided('reject', `conflict.${beyond?.on ?? 'otherPartner'}`, beyond?.title, [], place);
  }
  const rule = item.with({ 'deal.place': place }).deal.rule();
  if (rule.then === 'reject') return decided('reject', rule.by, rule.title, [], place);
  const asked = [
    ...(distribution?.confirm !== undefined && item.value('deal.distributor') !== null
      ? [{ chain: distribution.confirm, by: 'distribution', title: undefined }]
      : []),
    ...hits
      .filter(({ then }) => then === 'adjudicate')
      .map(({ check }) => ({ chain: check.by ?? conflicts?.adjudication ?? 'review', by: `conflict.${check.on}`, title: check.title })),
    ...(typeof rule.then === 'object' ? [{ chain: rule.then.route, by: rule.by, title: rule.title }] : []),
  ];
  const [head] = asked;
  if (!head) return decided(rule.then, rule.by, rule.title, [], place);
  return decided({ route: head.chain }, head.by, head.title, [...new Set(asked.map(({ chain }) => chain))], place);
}

/** The deals of a document's tests, each as it is and otherwise, decided and put together. */
function deals(program: Program, test: ProgramTest): { label: string; decided: unknown; put: unknown }[] {
  const set = withParameters(program, test.set);
  const compiled = compileProgram(set, hashProgram(program));
  return casesOf(test, program.effective?.from ?? '2027-03-01').flatMap(({ label, asOf, facts }) => {
    if (!Object.keys(facts).some((id) => id.startsWith('deal.'))) return [];
    return OTHERWISE.flatMap((other) => {
      const all: Facts = { ...facts, ...other };
      const { dealLine, ...records } = (test.records ?? {}) as Record<string, RecordData[]>;
      const data = { id: 'P1', attributes: test.attributes ?? {}, records, ...(test.previous ? { previous: test.previous } : {}) };
      const lines = [dealLine, all['deal.lines'] as Json[] | undefined].flatMap((one) => one ?? []);
      const areGiven = dealLine !== undefined || all['deal.lines'] !== undefined;
      const whole = decide(compiled, { ...data, records: { ...records, ...(dealLine ? { dealLine } : {}) }, facts: all }, { asOf });
      // Not every program has every value.
      if (!whole.ok) return [];
      const { protectedUntil: _, ...decided } = whole.value.deal as DealDecision;
      const partner = readPartner(compiled, { ...data, facts: without(all) }, { asOf });
      if (!partner.ok) throw new Error(JSON.stringify(partner.problems));
      const item = partner.value.about(ownOf(program, all), areGiven ? lines : undefined);
      const put = composed(set.dealRegistration as DealRegistration, item);
      // A place that is given as unknown has no price (ENG-R3).
      const isPriced = all['deal.place'] !== null;
      return [{ label: `${label} ${JSON.stringify(other)}`, decided, put: isPriced ? put : { ...put, percent: item.deal.percent(null) } }];
    });
  });
}

describe('the deals of published programs', () => {
  it.each(programs)('ENG-L6, ENG-R4: the parts of $file put together are the deal of a decision', ({ program }) => {
    const found = (program.tests ?? []).flatMap((test) => deals(program, test));
    expect(found.length).toBeGreaterThan(40);
    for (const { label, decided, put } of found) expect({ label, deal: put }).toEqual({ label, deal: decided });
  });
});
