import type { BenefitDecision, DealDecision, Decision, TrackDecision } from '@tierwright/engine';
import type { Program } from '@tierwright/program';
import { moneyText, valueText } from '../terminal/shown-value.ts';
import type { Style } from '../terminal/style.ts';
import { table } from '../terminal/table.ts';
import { listed } from '../terminal/words.ts';

const tierTitle = (program: Program, track: string, tier: string | null): string =>
  tier === null ? 'no tier' : (program.tracks?.find(({ id }) => id === track)?.tiers.find(({ id }) => id === tier)?.title ?? tier);

function trackRow(program: Program, entry: TrackDecision, style: Style): string[] {
  const { track, group, tier, qualified, state, until, since, deferred } = entry;
  const remarks = [
    ...(state === 'atRisk' ? [`at risk, lost on ${until ?? 'a day to come'}`] : state === 'removed' ? ['removed'] : []),
    ...(since === undefined ? [] : [`since ${since}`]),
    ...(qualified === tier ? [] : [`qualifies for ${tierTitle(program, track, qualified)}`]),
    ...(deferred ? [`demotion waits for ${listed(deferred)}`] : []),
  ];
  const title = group === undefined ? entry.title : `  ${group}`;
  return [`  ${title}`, (group === undefined ? style.bold : String)(tierTitle(program, track, tier)), style.dim(remarks.join(', '))];
}

function benefitValue({ value, unit }: BenefitDecision, currency: string): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return valueText(value as null, unit, currency);
  const groups = Object.entries(value).filter(([, one]) => one !== null);
  return groups.map(([group, one]) => `${group} ${valueText(one, unit, currency)}`).join(', ');
}

function benefitRow(benefit: BenefitDecision, currency: string): string[] {
  const { title, value, amount, every } = benefit;
  const shownAmount = amount === undefined ? '' : amount === null ? 'amount not known' : moneyText(amount, currency);
  return [
    `  ${title}`,
    value === null ? 'yes' : benefitValue(benefit, currency),
    shownAmount && every ? `${shownAmount} a ${every}` : shownAmount,
  ];
}

function dealLines(program: Program, deal: DealDecision, style: Style): string[] {
  const outcome = deal.then === 'approve' ? 'approved' : deal.then === 'reject' ? 'refused' : 'goes to people';
  const chains = deal.chains.map((chain) => program.approvals?.[chain]?.title ?? chain);
  const rows = [
    ['  Outcome', style.bold(outcome), `by ${deal.title ?? deal.by}`],
    ...(chains.length > 0 ? [['  Approvals', listed(chains), '']] : []),
    ...(deal.percent === null
      ? []
      : [['  Discount', `${deal.percent} %`, deal.registered === null ? '' : `registration ${deal.registered} %`]]),
    ...(deal.protectedUntil === null ? [] : [['  Protected', `until ${deal.protectedUntil}`, 'that day is outside']]),
  ];
  return ['', style.bold('Deal'), ...table(rows)];
}

/** A decision as people read it; the sentences behind it are those of `explain`. */
export function decisionLines(program: Program, decision: Decision, title: string, style: Style): string[] {
  const { currency } = program;
  const granted = decision.benefits.filter((benefit) => benefit.granted);
  const refused = decision.benefits.filter((benefit) => !benefit.granted);
  const lines = [
    `${style.bold(title)}  ${program.title} ${program.version}  ${decision.asOf}`,
    '',
    style.bold('Tiers'),
    ...(decision.tracks.length === 0
      ? ['  No track applies to this partner.']
      : table(decision.tracks.map((entry) => trackRow(program, entry, style)))),
  ];
  if (granted.length > 0)
    lines.push(
      '',
      style.bold('Benefits'),
      ...table(
        granted.map((benefit) => benefitRow(benefit, currency)),
        ['left', 'left', 'right'],
      ),
    );
  if (refused.length > 0) lines.push(style.dim(`  Not granted: ${listed(refused.map((benefit) => benefit.title))}.`));
  const stacks = decision.stacking.filter(({ value }) => value !== null);
  for (const { title: name, value, others, amount } of stacks) {
    const percent =
      typeof value === 'number'
        ? `${value} %`
        : Object.entries(value ?? {})
            .map(([group, one]) => `${group} ${one ?? '?'} %`)
            .join(', ');
    const rest = others === undefined ? '' : `, all else ${others} %`;
    lines.push(`  ${name}: ${percent}${rest}${amount === undefined || amount === null ? '' : `, ${moneyText(amount, currency)}`}`);
  }
  if (decision.deal) lines.push(...dealLines(program, decision.deal, style));
  for (const { reason, item, effect, applied, why } of decision.exceptions ?? []) {
    lines.push('', `Exception: ${item} ${effect === 'waive' ? 'waived' : 'kept'} (${reason})${applied ? '' : `, not applied: ${why}`}`);
  }
  return [...lines, '', style.dim(`${decision.hash.slice(0, 12)}, engine ${decision.engineVersion}`)];
}
