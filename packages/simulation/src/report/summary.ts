import type { Bill } from './bill.ts';
import type { TierChange } from './tier-changes.ts';
import type { TierOrder } from './tier-order.ts';

const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const shown = (value: number) => numbers.format(value);

function costClause({ lines, total }: Bill): string[] {
  if (!lines.some(({ difference }) => difference !== null) || total.difference === null) return [];
  const known = total.unknown > 0 ? `, without ${shown(total.unknown)} whose amounts are not known` : '';
  const change = Math.round(Math.abs(total.difference));
  if (change === 0) return [`benefit cost stays the same${known}`];
  return [`benefit cost ${total.difference < 0 ? 'falls' : 'rises'} by ${shown(change)} ${total.currency.after} a year${known}`];
}

function tierClause(tiers: readonly TierChange[], order: TierOrder): string[] {
  const most = tiers.find(({ change }) => change === 'lost') ?? tiers[0];
  if (!most) return [];
  const { change, track, tier, partners, near } = most;
  const title = order.tracks.find((one) => one.track === track)?.tiers.find((one) => one.tier === tier)?.title ?? tier;
  const verb = change === 'lost' ? (partners === 1 ? 'loses' : 'lose') : partners === 1 ? 'gains' : 'gain';
  const close = near > 0 && change === 'lost' ? `, ${near === partners ? 'all' : shown(near)} of them by less than 5 %` : '';
  return [`${shown(partners)} ${verb} ${title}${close}`];
}

/** The report in one sentence: how many partners change tier, what it costs, which tier most of them lose. */
export function summaryOf(partners: number, changed: number, bill: Bill, tiers: readonly TierChange[], order: TierOrder): string {
  const of = `${changed === 0 ? 'None' : shown(changed)} of ${shown(partners)} ${partners === 1 ? 'partner' : 'partners'}`;
  const clauses = [`${of} ${changed === 1 || changed === 0 ? 'changes' : 'change'} tier`, ...costClause(bill), ...tierClause(tiers, order)];
  return `${clauses.join('; ')}.`;
}
