import type { ChainRun } from '../approvals/chain-run.ts';
import { stepTable } from '../approvals/step-table.ts';
import type { Deal } from '../deals/deal.ts';
import { intakeOf } from '../deals/intake/intake.ts';
import { areSettledApart } from '../deals/intake/queue.ts';
import { sameDeal } from '../deals/intake/same-deal.ts';
import type { Item } from '../machine/item.ts';
import type { StateTable } from '../machine/table.ts';
import type { Happening } from './happening.ts';
import type { AnyItem } from './kinds.ts';
import { TABLES } from './tables.ts';
import type { WorldView } from './world-view.ts';

const states = new Map<StateTable, ReadonlySet<string>>();
function statesOf(table: StateTable): ReadonlySet<string> {
  let known = states.get(table);
  if (!known) {
    known = new Set([...table.rows.flatMap(({ from, to }) => [from, to]), ...table.ends]);
    states.set(table, known);
  }
  return known;
}

/** What must hold of every item after every step, whatever was sent to it; what does not, as sentences for developers. */
export function brokenInvariants(world: WorldView, { kind, item: id, step }: Happening): readonly string[] {
  const item = world.item(kind, id);
  if (!item) return [`${kind} ${id} is lost`];
  const broken = [
    ...brokenStates(item),
    ...brokenTimers(item),
    ...brokenJson(item),
    ...chainsOf(item).flatMap((chain) => brokenChain(world, item, chain)),
    ...(item.kind === 'deal'
      ? brokenDeal(
          world,
          item,
          step.moves.some(({ what, to }) => what === 'deal' && to === 'approved'),
        )
      : []),
  ];
  return broken.map((sentence) => `${kind} ${id} (${item.state}, revision ${item.revision}): ${sentence}`);
}

const chainsOf = (item: AnyItem): readonly ChainRun[] => ('chains' in item ? item.chains : []);

function brokenStates(item: Item): string[] {
  return statesOf(TABLES[item.kind]).has(item.state) ? [] : ['is in no state of its table'];
}

/** No timer after an end; in order; none that should have gone off; and while something waits, something is due. */
function brokenTimers(item: AnyItem): string[] {
  const { timers, at, kind, state } = item;
  const broken: string[] = [];
  if (TABLES[kind].ends.includes(state) && timers.length > 0) broken.push(`has timers after its end: ${timers.map((timer) => timer.id)}`);
  timers.forEach((timer, index) => {
    const before = timers[index - 1];
    if (before && before.at > timer.at) broken.push(`its timers are out of order at ${timer.id}`);
    if (timer.at <= at) broken.push(`${timer.id} was due and is still there`);
  });
  if (isWaiting(item) && timers.length === 0) broken.push('waits for nothing: no wait may be without an end or a reminder');
  return broken;
}

/** Whether somebody else than its owner is expected to do something, which has to end, escalate or be reminded of. */
function isWaiting(item: AnyItem): boolean {
  switch (item.kind) {
    case 'deal':
      return ['pending', 'returned', 'recalled'].includes(item.state) || (item.state === 'approved' && item.protection?.until !== null);
    case 'fund':
      return ['pending', 'claimed', 'payable', 'approved', 'returned'].includes(item.state);
    case 'lead':
      return ['offered', 'accepted', 'contacted', 'qualified', 'registered'].includes(item.state);
    case 'onboarding':
      return item.state === 'open' && item.steps.some((step) => step.state === 'open' && step.due !== null);
    case 'member':
      return item.state === 'managed';
  }
}

/** A row of the store is JSON: nothing may be lost on the way there and back. */
function brokenJson(item: Item): string[] {
  return sameShape(item, JSON.parse(JSON.stringify(item))) ? [] : ['is not the same after JSON'];
}

/** Members that are undefined are lost in JSON, and what is neither an object nor a list becomes one. */
function sameShape(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null) return a === b;
  if (typeof b !== 'object' || b === null || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => sameShape((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}

/** A1, A2: each person once; never the submitter, nor people of the partner. Who opposes may have changed since they decided. */
function brokenChain(world: WorldView, item: AnyItem, chain: ChainRun): string[] {
  const broken: string[] = [];
  const deciders = chain.steps.flatMap(({ decisions }) => decisions.map(({ by }) => by));
  if (new Set(deciders).size < deciders.length) broken.push(`somebody decided twice in ${chain.chain}`);
  const submitter = 'submitter' in item ? item.submitter : null;
  const partner = item.kind === 'member' ? item.id : item.partner;
  for (const by of deciders) {
    if (by === submitter) broken.push(`${by} decided what ${by} submitted`);
    if (world.people.find(by)?.partner === partner) broken.push(`${by} decided for the own company`);
  }
  for (const step of chain.steps) {
    if (!statesOf(stepTable).has(step.state)) broken.push(`step ${step.id} is in no state of the table`);
    const isRunning = chain.state === 'running';
    if (step.state === 'open' && !isRunning) broken.push(`step ${step.id} is open in a chain that is over`);
    const below = `chain:${chain.id}:${step.id}`;
    const timed = item.timers.some(({ id }) => id.startsWith(`${below}:`));
    if (step.state === 'open' && isRunning && !timed) broken.push(`step ${step.id} is open, and nothing is due`);
    if (step.state !== 'open' && timed) broken.push(`step ${step.id} is ${step.state} and has timers`);
    if (step.state === 'approved' && step.decisions.length === 0 && !approvesBySilence(world, item, chain, step.id)) {
      broken.push(`step ${step.id} was approved by nobody`);
    }
  }
  return broken;
}

/** A3: only with a reason in the document, and neither where conflicts are settled nor where a distributor confirms. */
function approvesBySilence(world: WorldView, item: AnyItem, chain: ChainRun, step: string): boolean {
  if (chain.purpose === 'confirm' || chain.purpose === 'adjudication') return false;
  const written = world.programOf(item).chain(chain.chain);
  const timeout = JSON.stringify(written?.steps.find(({ id }) => id === step)?.onTimeout ?? '');
  return timeout.includes('"approve"');
}

/** One registration for each place (D7), and none approved but by a rule or by people (D2). */
function brokenDeal(world: WorldView, deal: Deal, wasApproved: boolean): string[] {
  if (deal.state !== 'approved') return [];
  const program = world.programOf(deal);
  const intake = intakeOf(program);
  const broken: string[] = [];
  if (!intake || deal.terms === null || deal.approvedAt === null) broken.push('is approved without terms');
  else {
    for (const other of world.items) {
      if (other.kind !== 'deal' || other.id === deal.id || other.state !== 'approved' || areSettledApart(deal, other)) continue;
      if (other.terms?.place === deal.terms.place && sameDeal(intake.keys(deal.answers), intake.keys(other.answers), intake.same)) {
        broken.push(`has place ${deal.terms.place}, and so has ${other.id}`);
      }
    }
  }
  // Who need not be asked any more is cancelled (D4.2).
  if (wasApproved && deal.chains.some(({ state }) => state !== 'approved' && state !== 'cancelled')) {
    broken.push('was approved while a chain had not approved it');
  }
  return broken;
}
