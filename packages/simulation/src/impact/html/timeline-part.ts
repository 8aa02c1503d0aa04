import { heldThroughTime } from '../../time/held-through-time.ts';
import { html, type Markup } from './markup.ts';
import { programsOf, type Told } from './told.ts';
import { shown, tierInWords } from './words.ts';

/** Who holds what at each step of a range, under both versions. */
export function timelinePart(told: Told): Markup | null {
  if (!told.timeline) return null;
  const pair = ({ before, after }: { before: number; after: number }) =>
    before === after ? shown(before) : `${shown(before)} → ${shown(after)}`;
  return html`<section id="timeline"><h2>Through time</h2>
<p class="note">Partners per tier, baseline → candidate; states are carried on from day to day.</p>
${heldThroughTime(told.timeline).map(
  ({ track, title, byGroup, tiers, days }) => html`<h3>${title}${byGroup ? ', by group' : ''}</h3>
<div class="wide"><table><thead><tr><th scope="col" class="text">On</th>${tiers.map((tier) => html`<th scope="col">${tierInWords(programsOf(told), track, tier)}</th>`)}<th scope="col">partners that differ</th></tr></thead>
<tbody>${days.map(({ on, held, differing }) => html`<tr><th scope="row">${on}</th>${held.map((counts) => html`<td>${pair(counts)}</td>`)}<td>${shown(differing)}</td></tr>`)}</tbody></table></div>`,
)}</section>`;
}
