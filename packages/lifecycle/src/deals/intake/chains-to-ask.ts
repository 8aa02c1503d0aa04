import type { RuleFound } from '@tierwright/engine';
import type { ChainToAsk, Conflict } from '../examination.ts';
import { titleOfCheck } from './check-titles.ts';
import type { Handled } from './handle-conflicts.ts';
import type { Intake } from './intake.ts';

type Mutable = { -readonly [K in keyof ChainToAsk]: ChainToAsk[K] };

/**
 * D2: who has to be asked, each chain once: the distributor, the reader of the customer's letter, adjudicators in order of
 * checks, the rule's route. A chain that approved already is asked again about conflicts only, which are new then (D3).
 */
export function chainsToAsk(
  intake: Intake,
  { handled, rule, isTwoTier, passed }: { handled: readonly Handled[]; rule: RuleFound; isTwoTier: boolean; passed: readonly string[] },
): readonly ChainToAsk[] {
  const asked: Mutable[] = [];
  const ask = (chain: string, purpose: ChainToAsk['purpose'], about: string, title: string | undefined, conflict?: Conflict) => {
    const known = asked.find((one) => one.chain === chain);
    if (known && conflict) known.conflicts = [...known.conflicts, conflict];
    if (known || (!conflict && passed.includes(chain))) return;
    asked.push({ chain, purpose, about, ...(title === undefined ? {} : { title }), conflicts: conflict ? [conflict] : [] });
  };
  const adjudicate = ({ ready: { check, chain }, item, isByLetter }: Handled) => {
    const conflict: Conflict = { check, outcome: 'adjudicate', opposing: item?.id ?? null, isByLetter };
    const by = isByLetter ? (intake.letterChain ?? chain) : chain;
    ask(by, isByLetter ? 'customerLetter' : 'adjudication', check.on, titleOfCheck(check), conflict);
  };
  const { confirm } = intake.written.distribution ?? {};
  if (isTwoTier && confirm !== undefined) ask(confirm, 'confirm', 'distribution', undefined);
  const open = handled.filter(({ how }) => how === 'adjudicate');
  for (const one of open) if (one.isByLetter) adjudicate(one);
  for (const one of open) if (!one.isByLetter) adjudicate(one);
  if (typeof rule.then === 'object') ask(rule.then.route, 'rule', rule.by, rule.title);
  return asked;
}
