import { compileProgram, type PartnerReading, readPartner } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type DealRegistration, type Json, type Program, parseProgram } from '@tierwright/program';
import { LifecycleProgram } from '../../machine/lifecycle-program.ts';
import type { People } from '../../machine/people.ts';
import type { Deal } from '../deal.ts';
import type { DealFacts } from '../deal-facts.ts';
import { draftDeal } from '../draft-deal.ts';

// For tests: a program around a deal registration, deals as they stand in the store, and what is known besides.

/** Noon of a day in UTC. */
export const on = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** Everything is approved by rule, without a section that the test does not write. */
export const EVERYTHING: DealRegistration['rules'] = {
  hitPolicy: 'first',
  list: [
    {
      id: 'any',
      title: 'Everything',
      when: { all: [{ fact: 'deal.resubmissions', operator: 'greaterThanInclusive', value: 0 }] },
      then: 'approve',
    },
  ],
  otherwise: { title: 'Not decided', then: { route: 'review' } },
};

/** Every test reads `partner.status`; the partner is active. */
export function programWith(registration: Partial<DealRegistration>, more: Partial<Program> = {}): LifecycleProgram {
  const document = {
    pdl: '1.0',
    program: 'registered',
    version: '1.0.0',
    title: 'Registered',
    currency: 'EUR',
    timeZone: 'Etc/UTC',
    roles: { desk: 'Deal desk' },
    approvals: { desk: { title: 'Deal desk', steps: [{ id: 'desk', title: 'Deal desk', roles: ['desk'] }] } },
    ...more,
    dealRegistration: { rules: EVERYTHING, ...registration },
  };
  return lifecycleProgram(JSON.stringify(document));
}

const programs = new Map<string, LifecycleProgram>();

/** A program from its text, made once; one that does not load is a failed test. */
export function lifecycleProgram(text: string): LifecycleProgram {
  const known = programs.get(text);
  if (known) return known;
  const { program, problems } = parseProgram(text);
  if (!program) throw new Error(problems.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`).join('\n'));
  const made = new LifecycleProgram(compileProgram(program));
  programs.set(text, made);
  return made;
}

const NOBODY: People = { find: () => undefined, withRole: () => [], ofPartner: () => [], accountManagersOf: () => [] };

/** Partners as they are read on a day, each once. */
export const partnersOf = (
  program: LifecycleProgram,
  facts: Readonly<Record<string, Json>> = { 'partner.status': 'active' },
): DealFacts['partner'] => readingsOf(program, { id: 'P1', facts });

/** Partners that all are like one. */
export function readingsOf(program: LifecycleProgram, data: PartnerData): DealFacts['partner'] {
  const known = new Map<string, PartnerReading>();
  return (id, asOf) => {
    const key = `${id} ${asOf}`;
    let reading = known.get(key);
    if (!reading) {
      const read = readPartner(program.compiled, { ...data, id }, { asOf });
      if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
      reading = read.value;
      known.set(key, reading);
    }
    return reading;
  };
}

/** Everything is loaded and empty, save what a test gives. */
export function factsOf(program: LifecycleProgram, known: Partial<DealFacts> = {}): DealFacts {
  return {
    people: NOBODY,
    partner: partnersOf(program),
    deals: [],
    directOpportunities: [],
    contracts: [],
    namedAccounts: [],
    tenders: [],
    ...known,
  };
}

export const ACME = { name: 'Acme Data GmbH', country: 'DE' };

export const ANSWERS = { customer: ACME, products: ['data'], amount: 50_000, closeOn: '2027-09-30' };

/** A deal submitted on 1 March 2027 by partner `P1`, unless the test says otherwise. */
export function dealWith(changes: Partial<Deal> = {}): Deal {
  const submittedAt = changes.submittedAt === undefined ? on('2027-03-01') : changes.submittedAt;
  return {
    ...draftDeal({ id: 'D1', program: 'hash', partner: 'P1', answers: ANSWERS }, submittedAt ?? 0),
    revision: 1,
    state: 'pending',
    submitter: 'ana',
    submittedAt,
    queuedAt: submittedAt,
    ...changes,
  };
}

/** The deal approved on a place. */
export const approvedOn = (place: number, changes: Partial<Deal> = {}): Deal =>
  dealWith({
    state: 'approved',
    approvedAt: on('2027-03-01'),
    terms: { registered: null, percent: null, band: null, model: 'oneTier', place },
    ...changes,
  });
