import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileProgram, readPartner } from '@tierwright/engine';
import { beginDeal, type Deal, type DealFacts, type DealMessage, LifecycleProgram, stepDeal } from '@tierwright/lifecycle';
import { type Outcome, parseProgram } from '@tierwright/program';

const PROGRAM = 'rules/northwind/2027.1.0.program.json';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2027, 2, 1, 17);

export interface DealBench {
  program: string;
  steps: number;
  seconds: number;
  /** Processor time of this process alone, on a machine that others use too. */
  processorSeconds: number;
}

/** Steps of deals under a real program, from the draft to the end: rules, approvals by people, reports, extensions, timers. */
export function dealsInOwnProcess(steps: number): DealBench {
  const file = fileURLToPath(import.meta.url);
  // What else was measured before would decide how this code is compiled.
  const text = execFileSync(process.execPath, ['--import', 'tsx', file, String(steps)], { encoding: 'utf8' });
  return JSON.parse(text) as DealBench;
}

function benchDeals(steps: number): DealBench {
  const { program: document, hash } = parseProgram(readFileSync(PROGRAM));
  if (!document || hash === undefined) throw new Error(`${PROGRAM} does not load`);
  const program = new LifecycleProgram(compileProgram(document, hash));
  const facts = factsOf(program);
  runDeals(program, facts, Math.min(20_000, steps));
  const before = process.cpuUsage();
  const began = performance.now();
  const taken = runDeals(program, facts, steps);
  const { user, system } = process.cpuUsage(before);
  return { program: PROGRAM, steps: taken, seconds: (performance.now() - began) / 1000, processorSeconds: (user + system) / 1e6 };
}

function factsOf(program: LifecycleProgram): DealFacts {
  const data = {
    id: 'acme',
    attributes: { type: 'reseller', region: 'EMEA', joinedOn: '2024-05-01', agreementSigned: true, overdue: false },
    facts: { 'bookings.t12m': 300_000, 'certs.active': 7, specializations: ['cloud'] },
  };
  const readings = new Map<string, ReturnType<DealFacts['partner']>>();
  const desk = { id: 'dora', roles: ['dealDesk'] };
  return {
    people: {
      find: (id) => (id === 'dora' ? desk : id === 'ann' ? { id, roles: [], partner: 'acme' } : undefined),
      withRole: (role) => (role === 'dealDesk' ? [desk] : []),
      ofPartner: (partner) => (partner === 'acme' ? [{ id: 'ann', roles: [], partner }] : []),
      accountManagersOf: () => [],
    },
    partner(_id, day, parametersAsOf = day) {
      const key = `${day} ${parametersAsOf}`;
      const known = readings.get(key);
      if (known) return known;
      const read = readPartner(program.compiled, data, { asOf: day, parametersAsOf });
      if (!read.ok) throw new Error(read.problems[0]?.message);
      readings.set(key, read.value);
      return read.value;
    },
    deals: [],
    directOpportunities: [],
    contracts: [],
    namedAccounts: [],
    tenders: [],
  };
}

function runDeals(program: LifecycleProgram, facts: DealFacts, wanted: number): number {
  let taken = 0;
  for (let number = 0; taken < wanted; number += 1) taken += oneDeal(program, facts, number);
  return taken;
}

/** One deal: three of four are approved by rule, one by the deal desk; then reports, an extension, and its end. */
function oneDeal(program: LifecycleProgram, facts: DealFacts, number: number): number {
  let steps = 0;
  let now = START + (number % 50) * HOUR;
  let deal: Deal;
  const kept = (outcome: Outcome<{ item: Deal }>): Deal => {
    if (!outcome.ok) throw new Error(`${outcome.problems[0]?.code} ${outcome.problems[0]?.message}`);
    steps += 1;
    return outcome.value.item;
  };
  const step = (message: DealMessage | undefined): void => {
    deal = kept(stepDeal(program, deal, message, now, facts));
  };
  const answers = {
    customer: { name: `Customer ${number}`, country: 'DE', domain: `c${number}.example` },
    products: ['cloud'],
    amount: number % 4 === 0 ? 150_000 : 40_000,
    closeOn: '2027-09-01',
    need: 'Growth',
    tender: false,
  };
  deal = kept(beginDeal(program, { id: `d${number}`, partner: 'acme', by: 'ann', answers }, now, facts));
  step({ type: 'submit', by: 'ann' });
  const [chain] = deal.chains;
  if (chain) {
    now += HOUR;
    step({ type: 'decide', by: 'dora', chain: chain.id, step: 'desk', outcome: 'approve' });
  }
  step({ type: 'taskDone', by: 'dora', task: 'quote' });
  for (let report = 0; report < 3; report += 1) {
    now += 20 * DAY;
    step(undefined);
    step({ type: 'report', by: 'ann' });
  }
  now += 10 * DAY;
  step({ type: 'requestExtension', by: 'ann' });
  for (let due = deal.timers[0]; due && number % 2 === 0; due = deal.timers[0]) {
    now = due.at;
    step(undefined);
  }
  if (deal.state === 'approved') step({ type: 'close', by: 'ann', outcome: number % 3 === 0 ? 'won' : 'lost' });
  return steps;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(benchDeals(Number(process.argv[2]))));
