import { DIRECTIONS } from '../../report/tier-move.ts';
import { html, type Markup } from './markup.ts';
import type { Told } from './told.ts';
import { counted, orDot, signedMoney } from './words.ts';

/** What each change does alone, where that was asked for. */
export function attributionPart({ attribution }: Told): Markup | null {
  if (!attribution) return null;
  const { changes, moved, onlyTogether, undone } = attribution;
  return html`<section id="attribution"><h2>What each change does alone</h2>
<p class="note">All together move ${counted(moved, 'partner')}; no change alone moves ${counted(onlyTogether, 'partner')} of them. ${
    undone > 0 && html`${counted(undone, 'partner')} whom a change alone moves stay where they are.`
  }</p>
<div class="wide"><table><thead><tr><th scope="col" class="text">Change</th>${DIRECTIONS.map((direction) => html`<th scope="col">${direction}</th>`)}<th scope="col">cost a year</th></tr></thead>
<tbody>${changes.map(
    ({ sentence, needs, moved: by, difference }) =>
      html`<tr><th scope="row">${sentence}${needs.length > 0 && html`<div class="why">With: ${needs.join(' ')}</div>`}</th>${DIRECTIONS.map((direction) => html`<td>${orDot(by[direction])}</td>`)}<td>${signedMoney(difference)}</td></tr>`,
  )}</tbody></table></div></section>`;
}
