import type { TrackMoves } from '../../report/track-moves.ts';
import { html, type Markup } from './markup.ts';
import { moversOfCell } from './movers.ts';
import { sankey } from './sankey.ts';
import type { Told } from './told.ts';
import { counted, orDot, shown } from './words.ts';

interface Side {
  readonly tier: string | null;
  readonly title: string;
  readonly before: number;
  readonly after: number;
}

/** From the highest tier down; no tier where anybody is without. */
const sidesOf = ({ tiers, noTier }: TrackMoves): Side[] => [
  ...[...tiers].reverse(),
  ...(noTier.before + noTier.after > 0 ? [{ tier: null, title: 'no tier', ...noTier }] : []),
];

function matrix(track: TrackMoves): Markup {
  const sides = sidesOf(track);
  const cell = (from: Side, row: number, to: Side, column: number) => {
    const partners = track.moves.find((move) => move.from === from.tier && move.to === to.tier)?.partners ?? 0;
    if (partners === 0) return html`<td class="none">·</td>`;
    if (row === column) return html`<td>${shown(partners)}</td>`;
    const [kind, sign] = column < row ? (['up', '▲'] as const) : (['down', '▼'] as const);
    return html`<td class="${kind}">${shown(partners)} <span class="sign-${kind}">${sign}</span></td>`;
  };
  return html`<div class="wide"><table class="matrix"><caption>Rows: the tier before. Columns: the tier after.</caption>
<thead><tr><td class="none"></td>${sides.map(({ title }) => html`<th scope="col">${title}</th>`)}<th scope="col">before</th></tr></thead>
<tbody>${sides.map(
    (from, row) =>
      html`<tr><th scope="row">${from.title}</th>${sides.map((to, column) => cell(from, row, to, column))}<td class="sum">${orDot(from.before)}</td></tr>`,
  )}
<tr><th scope="row">after</th>${sides.map(({ after }) => html`<td class="sum">${orDot(after)}</td>`)}<td class="sum"></td></tr></tbody></table></div>`;
}

/** A title that is a sentence with numbers. */
function sentenceOf({ title, byGroup, moves }: TrackMoves): string {
  const moved = moves.filter(({ from, to }) => from !== to).reduce((sum, { partners }) => sum + partners, 0);
  const who = byGroup
    ? moved === 1
      ? 'standing of a group changes'
      : 'standings of groups change'
    : moved === 1
      ? 'partner changes tier'
      : 'partners change tier';
  return moved === 0 ? `${title}: nobody moves` : `${title}: ${shown(moved)} ${who}`;
}

function trackPart(told: Told, track: TrackMoves): Markup {
  const changed = track.moves.filter(({ from, to }) => from !== to);
  if (changed.length === 0)
    return html`<h3>${sentenceOf(track)}</h3><details><summary>Partners by tier</summary>${matrix(track)}</details>`;
  return html`<h3>${sentenceOf(track)}</h3>
${sankey(track)}
${matrix(track)}
${!track.byGroup && changed.map(({ from, to, partners }) => moversOfCell(told, track, { from, to, partners }))}`;
}

/** Part 2: moves between tiers. */
export const movesPart = (told: Told): Markup => html`<section id="moves">
<h2>Moves between tiers</h2>
<p class="note">${counted(told.report.changes.changed, 'partner')} ${told.report.changes.changed === 1 ? 'changes' : 'change'} tier in some track.</p>
${told.report.moves.map((track) => trackPart(told, track))}
</section>`;
