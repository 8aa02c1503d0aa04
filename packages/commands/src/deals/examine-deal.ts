import { type Deal, type DealFacts, dealKeys, examine, type LifecycleProgram } from '@tierwright/lifecycle';
import { type Static, Type } from 'typebox';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import { bookOf } from '../facts/step-book.ts';
import type { Caller } from '../rights/caller.ts';
import { answers, closed, count, id, listOf, orNull, text } from '../shapes/vocabulary.ts';
import { versionOf } from '../status/head.ts';
import { reasonsShown } from '../status/reasons-shown.ts';
import { reasonShape, versionShape } from '../status/status-shapes.ts';
import { newDeal } from './new-deal.ts';
import { tryingDeal } from './tried-deal.ts';

export const dealExaminedShape = closed({
  program: Type.Optional(id('The program, where there are several.')),
  partner: Type.Optional(id('The partner; people of a partner ask for their own.')),
  answers: answers('Answers of the form.'),
});
export type DealExamined = Static<typeof dealExaminedShape>;

const conflictShape = closed({
  check: text('The check.', 40),
  title: text('What people call it.', 400),
  outcome: text('What it does.', 40),
  opposing: orNull(id('The deal or the record; null: not known.')),
});

export const examinationShape = closed(
  {
    program: versionShape,
    refusals: listOf(reasonShape, 500, 'Why it would be rejected.'),
    rule: text('The rule that decides.', 400),
    asked: listOf(closed({ title: text('Title of the chain.', 400), purpose: text('What it decides.', 40) }), 100, 'Who would be asked.'),
    percent: orNull(Type.Number({ description: 'What it would get.' })),
    place: orNull(count('Its place; null where others are not looked at.')),
    conflicts: listOf(conflictShape, 500, 'What stands in its way, for the vendor’s people; of other partners nothing for a partner.'),
    alike: listOf(id('A deal.'), 500, 'Registrations of the same or a like customer: for a partner its own.'),
  },
  'What the rules say of a deal now.',
);
export type ExaminationShown = Static<typeof examinationShape>;

/**
 * What a partner may know before it submits: as if nobody else had registered anything, and nothing of the vendor stood in
 * the way. So nothing of others can show in it, whatever the rules look at.
 */
const asIfAlone = (facts: DealFacts, partner: string): DealFacts => ({
  ...facts,
  deals: facts.deals.filter((deal) => deal.partner === partner),
  directOpportunities: [],
  contracts: [],
  namedAccounts: [],
  tenders: [],
});

/** Registrations that share a key of the customer, or that a check found. */
function alikeAmong(
  program: LifecycleProgram,
  deal: Deal,
  { deals }: DealFacts,
  conflicts: readonly { readonly opposing: string | null }[],
): string[] {
  const own = dealKeys(program, deal).customer;
  const found = new Set(conflicts.map(({ opposing }) => opposing));
  return deals
    .filter((other) => {
      const its = dealKeys(program, other).customer;
      const isSame = (['registration', 'domain', 'nameCountry'] as const).some((key) => own[key] !== null && own[key] === its[key]);
      return isSame || found.has(other.id);
    })
    .map(({ id: other }) => other);
}

/** What the rules say of a deal before it is submitted. Nothing is kept, nobody is told. */
export const examineDealFor = (service: Service, caller: Caller, asked: DealExamined): Promise<Answer<ExaminationShown>> =>
  tryingDeal(service, caller, asked, async (tx, { program, partner, isVendor }) => {
    const now = service.clock();
    const deal: Deal = newDeal(program, { id: service.newId(), partner, answers: asked.answers, now });
    const all = (await bookOf(tx).factsFor(deal, program)) as DealFacts;
    const facts = isVendor ? all : await whenLoaded(() => asIfAlone(all, partner));
    const found = await whenLoaded(() => examine(program, deal, now, facts));
    const checks = program.program.dealRegistration?.conflicts?.checks ?? [];
    return {
      ok: true,
      status: 200,
      body: {
        program: versionOf({ program }),
        refusals: reasonsShown(found.refusals),
        rule: found.rule.title ?? found.rule.by,
        asked: found.chains.map(({ chain, purpose }) => ({ title: program.chain(chain)?.title ?? chain, purpose })),
        percent: found.terms.percent,
        place: isVendor ? found.place : null,
        conflicts: found.conflicts.map(({ check, outcome, opposing }) => ({
          check: check.on,
          title: checks.find(({ on }) => on === check.on)?.title ?? check.title ?? check.on,
          outcome,
          opposing,
        })),
        alike: await whenLoaded(() => alikeAmong(program, deal, facts, found.conflicts)),
      },
    };
  });
