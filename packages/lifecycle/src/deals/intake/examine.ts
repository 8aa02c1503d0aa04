import type { ItemReading } from '@tierwright/engine';
import { conditionalProblems } from '../../forms/check-answers.ts';
import type { LifecycleProgram } from '../../machine/lifecycle-program.ts';
import type { Instant } from '../../time/instant.ts';
import type { Deal, Reason, Terms } from '../deal.ts';
import type { DealFacts } from '../deal-facts.ts';
import type { Examination } from '../examination.ts';
import { isTwoTier } from './answers-read.ts';
import { chainsToAsk } from './chains-to-ask.ts';
import { conflictsOf, type Handled } from './handle-conflicts.ts';
import { type Look, lookAt } from './look.ts';
import { displacedBy } from './place-among.ts';
import { checkRefusals, eligibility, formRefusals, OWN_DUPLICATE } from './refusals.ts';

function refusalsOf(look: Look, deal: Deal, rule: Examination['rule']): Reason[] {
  const { intake, answers, neighbours, handled, placed, before, reading } = look;
  const refusals = [...eligibility(before)];
  if (answers.problems.length > 0) refusals.push(...formRefusals(answers.problems));
  if (intake.conditional.length > 0) {
    refusals.push(...formRefusals(conditionalProblems(intake.conditional, deal.answers, reading, '/answers')));
  }
  if (neighbours.own.length > 0) refusals.push(OWN_DUPLICATE);
  if (handled.length > 0 || placed.refusal) refusals.push(...checkRefusals(handled, placed.refusal));
  if (rule.then === 'reject') refusals.push({ by: rule.by, title: rule.title ?? rule.by });
  return refusals;
}

/** Lists here are of one or two: a set would cost more than it spares. */
function addOnce(ids: string[], id: string): void {
  if (!ids.includes(id)) ids.push(id);
}
const sorted = (ids: string[]): readonly string[] => (ids.length > 1 ? ids.sort() : ids);

/** D8: the strictest outcome holds: nobody waits while somebody has to be asked whether the deals are the same. */
function waitsFor(handled: readonly Handled[]): readonly string[] {
  const ids: string[] = [];
  for (const { how, item } of handled) {
    if (how === 'adjudicate') return [];
    if (how === 'wait' && item) addOnce(ids, item.id);
  }
  return sorted(ids);
}

/** Those who stand against a deal, also where that was settled; what `unless` clears stands against nobody (A2). */
function opponents(handled: readonly Handled[]): Pick<Examination, 'opposingPartners' | 'opposingOwners'> {
  const partners: string[] = [];
  const owners: string[] = [];
  for (const { item, how } of handled) {
    if (item === null || how === 'cleared') continue;
    if (item.partner !== undefined) addOnce(partners, item.partner);
    if (item.owner !== undefined) addOnce(owners, item.owner);
  }
  return { opposingPartners: sorted(partners), opposingOwners: sorted(owners) };
}

/** D11: what the deal gets if it is approved now. */
const termsOf = (reading: ItemReading, deal: Deal, place: number): Terms => ({
  registered: reading.deal.registered(),
  percent: reading.deal.percent(place),
  band: reading.deal.bands().band,
  model: isTwoTier(deal.answers) ? 'twoTier' : 'oneTier',
  place,
});

/**
 * D1, D3: what the rules say of a deal at an instant. `deal` is as it would be decided: with the answers, `settled` and
 * `passed` of what is decided. A deal that is approved keeps its place; give it `terms: null` and its new `queuedAt` where it
 * goes to the back (D16). Pure; nothing is altered; the order of `facts.deals` and of records never matters.
 */
export function examine(program: LifecycleProgram, deal: Deal, now: Instant, facts: DealFacts): Examination {
  const look = lookAt(program, deal, now, facts);
  const { intake, neighbours, handled, reading } = look;
  const { place } = look.placed;
  const rule = reading.deal.rule();
  const waiting = waitsFor(handled);
  return {
    refusals: refusalsOf(look, deal, rule),
    waitsFor: waiting,
    chains: waiting.length > 0 ? [] : chainsToAsk(intake, { handled, rule, isTwoTier: isTwoTier(deal.answers), passed: deal.passed }),
    conflicts: conflictsOf(handled),
    place,
    displaces: displacedBy(intake, deal, facts.deals, neighbours, place),
    rule,
    terms: termsOf(reading, deal, place),
    ...opponents(handled),
    reading,
  };
}
