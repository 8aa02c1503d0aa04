import { BANDS, type Band } from '../bands/band.ts';
import { html, type Markup } from './markup.ts';
import { BAND_WORDS, share, shown } from './words.ts';

const HEIGHT = 14;
const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** Partners by band, as shares of a bar. The numbers stand beside it. */
export function stackedBar(bands: Readonly<Record<Band, number>>, width: number): Markup {
  const all = BANDS.reduce((sum, band) => sum + bands[band], 0);
  let x = 0;
  const parts = BANDS.map((band) => {
    const own = all === 0 ? 0 : (width * bands[band]) / all;
    const part = html`<rect class="bar-${band}" x="${rounded(x)}" y="0" width="${rounded(own)}" height="${HEIGHT}"><title>${BAND_WORDS[band]}: ${shown(bands[band])} (${share(bands[band], all)})</title></rect>`;
    x += own;
    return own > 0 ? part : null;
  });
  const told = BANDS.filter((band) => bands[band] > 0).map((band) => `${BAND_WORDS[band]}: ${shown(bands[band])}`);
  return html`<svg class="bar" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${told.join(', ')}">${parts}</svg>`;
}

/** What the colours of bands mean. */
export const bandLegend = (): Markup =>
  html`<ul class="legend">${BANDS.map(
    (band) =>
      html`<li><svg width="11" height="11" aria-hidden="true"><rect class="bar-${band}" width="11" height="11" rx="2"/></svg>${BAND_WORDS[band]}</li>`,
  )}</ul>`;

/** A difference as a bar to the right or to the left of nothing. */
export function differenceBar(value: number | null, most: number): Markup {
  const half = 70;
  if (value === null || most === 0) return html``;
  const width = (half * Math.abs(value)) / most;
  const x = value < 0 ? half - width : half;
  return html`<svg class="bar" width="${2 * half}" height="${HEIGHT}" aria-hidden="true"><line class="axis" x1="${half}" x2="${half}" y1="0" y2="${HEIGHT}"/><rect class="${value < 0 ? 'bar-minus' : 'bar-plus'}" x="${rounded(x)}" y="2" width="${rounded(width)}" height="${HEIGHT - 4}" rx="1"/></svg>`;
}
