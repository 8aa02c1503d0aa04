import { BANDS, type Band } from '../bands/band.ts';
import { html, type Markup } from './markup.ts';
import { sliceLabel } from './slices-part.ts';
import { bandLegend, stackedBar } from './stacked-bar.ts';
import type { Told } from './told.ts';
import { BAND_WORDS, share, shown, signedMoney } from './words.ts';

/** Winners and losers by size, all of them on top. */
function bySize(told: Told, all: Readonly<Record<Band, number>>): Markup | null {
  const size = told.report.slices.find(({ by }) => by === 'size');
  if (!size) return null;
  const row = (label: string, bands: Readonly<Record<Band, number>>, partners: number) =>
    html`<tr><th scope="row">${label}</th><td>${stackedBar(bands, 420)}</td><td>${shown(partners)}</td></tr>`;
  return html`<h3>By ${size.title}, in tenths of the partners</h3>
<div class="wide"><table><thead><tr><th scope="col" class="text">Size</th><th scope="col" class="text">Winners and losers</th><th scope="col">Partners</th></tr></thead>
<tbody>${row('All', all, told.report.partners)}${size.values.map((value) => row(sliceLabel(told, size, value), value.bands, value.partners))}</tbody></table></div>`;
}

/** Part 3: winners and losers by what their benefits come to in a year. */
export function bandsPart(told: Told): Markup {
  const { bands, partners, cost } = told.report;
  const all = Object.fromEntries(BANDS.map((band) => [band, bands.find((one) => one.band === band)?.partners ?? 0])) as Record<
    Band,
    number
  >;
  const gain = all.gainOver5 + all.gainUnder5;
  const lose = all.loseOver5 + all.loseUnder5;
  return html`<section id="bands">
<h2>Winners and losers: ${shown(gain)} gain, ${shown(lose)} lose</h2>
<p class="note">By what a partner's benefits come to in a year, compared with before.</p>
${stackedBar(all, 960)}${bandLegend()}
<div class="wide"><table><thead><tr><th scope="col" class="text">Benefits in a year</th><th scope="col">Partners</th><th scope="col">Share</th><th scope="col">Difference, ${cost.total.currency.after}</th></tr></thead>
<tbody>${bands.map(
    ({ band, partners: own, difference }) =>
      html`<tr><th scope="row">${BAND_WORDS[band]}</th><td>${shown(own)}</td><td>${share(own, partners)}</td><td>${signedMoney(own === 0 ? 0 : difference)}</td></tr>`,
  )}</tbody></table></div>
${bySize(told, all)}
</section>`;
}
