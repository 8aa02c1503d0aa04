import type { Lapse, TierLapse } from '@tierwright/engine';
import type { Program } from '@tierwright/program';
import { valueText } from '../terminal/shown-value.ts';
import type { Style } from '../terminal/style.ts';
import { table } from '../terminal/table.ts';

function dayRows({ state, isMet, unmetOn, atRiskOn, lostOn }: TierLapse, style: Style): string[][] {
  return [
    ...(isMet ? [] : [['  Met', 'no longer', '']]),
    ...(unmetOn === null ? [] : [['  No longer met', unmetOn, '']]),
    ...(state === 'atRisk' ? [['  At risk', 'now', '']] : atRiskOn === null ? [] : [['  At risk', atRiskOn, '']]),
    ...(lostOn === null ? [] : [['  Lost', style.bold(lostOn), '']]),
  ];
}

/** Ids told before the rest is only counted. */
const MOST_IDS = 5;

const idsText = (ids: readonly string[]): string =>
  ids.length <= MOST_IDS ? ids.join(', ') : `${ids.slice(0, MOST_IDS).join(', ')} and ${ids.length - MOST_IDS} more`;

function valueRows(program: Program, { reasons }: TierLapse): string[][] {
  const rows = reasons.flatMap(({ facts }) =>
    facts.map(({ fact, group, title, now, then, left }) => {
      const { type } = program.facts?.[fact] ?? {};
      const unit = type === 'money' ? 'money' : type === 'percent' ? 'percent' : undefined;
      const text = (value: typeof now) => valueText(value, unit, program.currency);
      const name = group === undefined ? title : `${title}, ${group}`;
      return [`  ${name}`, `${text(now)} → ${text(then)}`, left.length === 0 ? '' : `without ${idsText(left)}`];
    }),
  );
  return [...new Map(rows.map((row) => [row.join('\n'), row])).values()];
}

/** What becomes of the tiers, as people read it. */
export function lapseLines(program: Program, lapse: Lapse, partner: string, style: Style): string[] {
  return [
    `${style.bold(partner)}  ${program.title} ${program.version}  ${lapse.asOf}`,
    ...(lapse.tiers.length === 0 ? ['', lapse.sentence] : []),
    ...lapse.tiers.flatMap((tier) => ['', style.bold(tier.sentence), ...table([...dayRows(tier, style), ...valueRows(program, tier)])]),
    '',
    style.dim(`Looked ahead through ${lapse.through}, nothing else changing. ${lapse.hash.slice(0, 12)}, engine ${lapse.engineVersion}`),
  ];
}
