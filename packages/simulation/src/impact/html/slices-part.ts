import type { Slice, SliceValue } from '../slices/slice.ts';
import { html, type Markup } from './markup.ts';
import { stackedBar } from './stacked-bar.ts';
import type { Told } from './told.ts';
import { decimal, money, orDot, shown, signedMoney } from './words.ts';

function ageLabel(years: number): string {
  if (years < 0) return 'joins later';
  return years === 0 ? 'less than a year' : `${years} ${years === 1 ? 'year' : 'years'}`;
}

/** What a value is called: a word, yes or no, a tenth of the partners with its edges, years. */
export function sliceLabel({ candidate }: Pick<Told, 'candidate'>, { by, fact }: Slice, { value, deciles }: SliceValue): string {
  if (value === null) return 'not known';
  if (deciles) {
    const edges = deciles.below === null ? `from ${decimal(deciles.least)}` : `${decimal(deciles.least)} to ${decimal(deciles.below)}`;
    return `${deciles.from === deciles.through ? '' : 'tenths '}${value}: ${edges}`;
  }
  if (by === 'age') return ageLabel(Number(value));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return fact === 'partner.type' ? (candidate.partnerTypes?.find(({ id }) => id === value)?.title ?? String(value)) : String(value);
}

function sliceTable(told: Told, slice: Slice): Markup {
  const { after } = told.report.cost.total.currency;
  const title = slice.by === 'age' ? 'Years in the program' : slice.title;
  const changed = slice.values.reduce((sum, one) => sum + one.changed, 0);
  const top = [...slice.values].sort((a, b) => b.changed - a.changed)[0];
  const most =
    top && changed > 0 ? `: most changes for ${sliceLabel(told, slice, top)} (${shown(top.changed)} of ${shown(top.partners)})` : '';
  return html`<h3>${title}${most}</h3>
<div class="wide"><table><thead><tr><th scope="col" class="text"></th><th scope="col">Partners</th><th scope="col">change tier</th><th scope="col">▲ up, in</th><th scope="col">▼ down, out</th><th scope="col" class="text">winners and losers</th><th scope="col">benefits before</th><th scope="col">after</th><th scope="col">difference, ${after}</th></tr></thead>
<tbody>${slice.values.map(
    (value) =>
      html`<tr><th scope="row">${sliceLabel(told, slice, value)}</th><td>${shown(value.partners)}</td><td>${orDot(value.changed)}</td><td>${orDot(value.directions.up + value.directions.in)}</td><td>${orDot(value.directions.down + value.directions.out)}</td><td>${stackedBar(value.bands, 130)}</td><td>${money(value.before)}</td><td>${money(value.after)}</td><td>${signedMoney(value.difference)}</td></tr>`,
  )}</tbody></table></div>`;
}

/** Part 2 by region, type and whatever else is said of partners, by size and by age. */
export const slicesPart = (told: Told): Markup | null =>
  told.report.slices.length === 0
    ? null
    : html`<section id="slices"><h2>Who is affected</h2>${told.report.slices.map((slice) => sliceTable(told, slice))}</section>`;
