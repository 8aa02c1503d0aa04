import { moveSentences } from '../../report/move-sentences.ts';
import type { TrackMoves } from '../../report/track-moves.ts';
import { html, type Markup } from './markup.ts';
import { programsOf, type Told } from './told.ts';
import { counted, shown, tierInWords } from './words.ts';

/** So many partners of a move are told one by one; the others are in the files beside. */
const MOST = 100;

interface Move {
  readonly from: string | null;
  readonly to: string | null;
  readonly partners: number;
}

type Changed = Told['report']['changes']['partners'][number];

function partnerItem({ baseline, candidate }: Told, change: Changed): Markup {
  const [move = '', ...why] = moveSentences(change, baseline, candidate);
  const name = change.title ?? change.partner;
  return html`<li><span class="who">${name}</span>${change.title !== undefined && html` <span class="id">${change.partner}</span>`} ${move}
${why.map((sentence) => html`<div class="why">${sentence}</div>`)}</li>`;
}

/** SIM-M4: who makes one move of a track, and why: behind the number, by id. */
export function moversOfCell(told: Told, { track }: Pick<TrackMoves, 'track'>, { from, to, partners }: Move): Markup {
  const isMove = (change: Changed) =>
    change.moves.some((one) => one.track === track && one.group === undefined && one.from === from && one.to === to);
  const first = told.report.changes.partners.filter(isMove).slice(0, MOST);
  const title = (tier: string | null) => tierInWords(programsOf(told), track, tier);
  const left = partners - first.length;
  return html`<details><summary>${title(from)} → ${title(to)} <span class="quiet">${counted(partners, 'partner')}</span></summary>
<ul class="plain">${first.map((change) => partnerItem(told, change))}</ul>
${left > 0 && html`<p class="note">${counted(left, 'more partner')}: all of them are in changes.csv.</p>`}</details>`;
}

/** What decided the moves. */
export function reasonsPart(told: Told): Markup | null {
  const { reasons } = told.report.changes;
  if (reasons.length === 0) return null;
  const programs = programsOf(told);
  const shownRows = reasons.slice(0, 20);
  return html`<section id="reasons">
<h2>What decided</h2>
<p class="note">A loss is explained by what the candidate asks for, a gain by what the baseline asked for. Alone: nothing else was missing. Near: by less than 5 %.</p>
<div class="wide"><table><thead><tr><th scope="col" class="text">Change</th><th scope="col" class="text">Because of</th><th scope="col">Partners</th><th scope="col">alone</th><th scope="col">near</th></tr></thead>
<tbody>${shownRows.map(
    ({ change, track, tier, title, partners, alone, near }) =>
      html`<tr><th scope="row"><span class="sign-${change === 'lost' ? 'down' : 'up'}">${change === 'lost' ? '▼' : '▲'}</span> ${change} ${tierInWords(programs, track, tier)}</th><td class="text">${title}</td><td>${shown(partners)}</td><td>${shown(alone)}</td><td>${shown(near)}</td></tr>`,
  )}</tbody></table></div>
${reasons.length > shownRows.length && html`<p class="note">The first ${shownRows.length} of ${shown(reasons.length)}; all are in reasons.csv.</p>`}
</section>`;
}
