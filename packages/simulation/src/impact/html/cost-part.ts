import type { BillLine } from '../../report/bill.ts';
import { html, type Markup } from './markup.ts';
import { differenceBar } from './stacked-bar.ts';
import type { Told } from './told.ts';
import { counted, kindInWords, money, shown, signed, signedMoney } from './words.ts';

const priced = ({ before, after }: BillLine): boolean => before.value !== null || after.value !== null;
const PERIODS = { month: 'each month', quarter: 'each quarter', year: 'each year' } as const;

function lines({ report }: Told): Markup | null {
  const all = report.cost.lines.filter(priced);
  if (all.length === 0) return null;
  const most = Math.max(...all.map(({ difference }) => Math.abs(difference ?? 0)));
  const { total } = report.cost;
  const isUnknown = all.some(({ unknown }) => unknown > 0);
  return html`<div class="wide"><table><thead><tr><th scope="col" class="text">Benefit</th><th scope="col">before</th><th scope="col">after</th><th scope="col">difference</th><th scope="col"><span class="quiet"></span></th><th scope="col">partners</th>${isUnknown && html`<th scope="col">not known</th>`}</tr></thead>
<tbody>${all.map(
    ({ title, before, after, difference, unknown }) =>
      html`<tr><th scope="row">${title}</th><td>${money(before.value)}</td><td>${money(after.value)}</td><td>${signedMoney(difference)}</td><td>${differenceBar(difference, most)}</td><td>${shown(before.partners)} → ${shown(after.partners)}</td>${isUnknown && html`<td>${unknown === 0 ? '' : shown(unknown)}</td>`}</tr>`,
  )}</tbody>
<tfoot><tr><th scope="row">All</th><td>${money(total.before)}</td><td>${money(total.after)}</td><td>${signedMoney(total.difference)}</td><td></td><td></td>${isUnknown && html`<td></td>`}</tr></tfoot></table></div>
${total.unknown > 0 && html`<p class="note">${counted(total.unknown, 'partner')} with an amount that is not known: they are in no sum.</p>`}`;
}

function sums(
  caption: string,
  rows: readonly { readonly label: string; readonly before: number; readonly after: number; readonly difference: number | null }[],
) {
  if (rows.length < 2) return null;
  return html`<h3>${caption}</h3><div class="wide"><table><thead><tr><th scope="col" class="text"></th><th scope="col">before</th><th scope="col">after</th><th scope="col">difference</th></tr></thead>
<tbody>${rows.map(({ label, before, after, difference }) => html`<tr><th scope="row">${label}</th><td>${money(before)}</td><td>${money(after)}</td><td>${signedMoney(difference)}</td></tr>`)}</tbody></table></div>`;
}

/** Benefits without an amount, such as access and listings. */
function others({ report }: Told): Markup | null {
  const changed = report.cost.lines.filter((line) => !priced(line) && line.before.partners !== line.after.partners);
  if (changed.length === 0) return null;
  return html`<h3>Benefits without an amount</h3><div class="wide"><table><thead><tr><th scope="col" class="text">Benefit</th><th scope="col">partners before</th><th scope="col">after</th><th scope="col">difference</th></tr></thead>
<tbody>${changed.map(({ title, before, after }) => html`<tr><th scope="row">${title}</th><td>${shown(before.partners)}</td><td>${shown(after.partners)}</td><td>${signed(after.partners - before.partners)}</td></tr>`)}</tbody></table></div>`;
}

/** Of a range of days. */
const quarters = ({ report }: Told): Markup | null =>
  sums(
    'At the end of each quarter',
    report.quarters.map(({ on, total }) => ({ label: on, before: total.before, after: total.after, difference: total.difference })),
  );

/** Part 4: what the benefits come to. */
export function costPart(told: Told): Markup {
  const { kinds, recurring, total } = told.report.cost;
  const { before, after } = total.currency;
  const title =
    total.difference === null
      ? 'cannot be compared'
      : Math.round(total.difference) === 0
        ? 'cost the same'
        : `${total.difference < 0 ? 'cost less' : 'cost more'}: ${signed(total.difference)} ${after} a year`;
  return html`<section id="cost">
<h2>Benefits ${title}</h2>
<p class="note">All benefits in a year, ${before === after ? after : `${before} before and ${after} after`}; what partners pay is negative.</p>
${lines(told)}
${sums(
  'By kind',
  kinds.map((sum) => ({ label: kindInWords(sum.kind), ...sum })),
)}
${sums(
  'What comes again',
  recurring.map((sum) => ({ label: sum.every === null ? 'a year, without a period' : PERIODS[sum.every], ...sum })),
)}
${quarters(told)}
${others(told)}
</section>`;
}
