import { html, type Markup } from './markup.ts';
import type { Told } from './told.ts';
import { counted, shown } from './words.ts';

/** So many items, and letters, are shown one by one. */
const MOST = 50;

const ACTIONS = {
  finish: 'finish under the version they began with',
  move: 'move to the candidate',
  redecide: 'are decided again',
  blocked: 'cannot go on',
  over: 'are over by then',
  untold: 'cannot be told',
} as const;

/** Part 6: what runs when the candidate comes. */
export function inFlightPart({ report }: Told): Markup | null {
  const { inFlight, members } = report;
  if (inFlight.items + members.members === 0) return null;
  const left = inFlight.told.length - MOST;
  return html`<section id="running"><h2>Running work: ${counted(inFlight.told.length, 'item')} of ${shown(inFlight.items)} ${inFlight.told.length === 1 ? 'changes' : 'change'}</h2>
<p class="note">${counted(inFlight.runningDealsChanged.length, 'running deal')}; ${counted(members.members, 'membership')}, of which ${shown(members.demoted.length)} lose a tier at once and ${shown(members.inGrace.length)} begin a grace period.</p>
<div class="wide"><table><thead><tr><th scope="col" class="text">Kind</th><th scope="col" class="text">State</th><th scope="col" class="text">What happens</th><th scope="col">Items</th></tr></thead>
<tbody>${inFlight.actions.map(({ kind, state, action, items }) => html`<tr><th scope="row">${kind}</th><td class="text">${state}</td><td class="text">${ACTIONS[action]}</td><td>${shown(items.length)}</td></tr>`)}</tbody></table></div>
${
  inFlight.told.length > 0 &&
  html`<details><summary>Items that change <span class="quiet">${shown(inFlight.told.length)}</span></summary>
<ul class="plain">${inFlight.told
    .slice(0, MOST)
    .map(
      ({ title, id, partner, sentence, changes, unknown }) =>
        html`<li><span class="who">${title}</span> <span class="id">${id}${partner === null ? '' : `, ${partner}`}</span><div class="why">${sentence}</div>${[
          ...changes.map((change) => change.sentence),
          ...unknown,
        ].map((told) => html`<div class="why">${told}</div>`)}</li>`,
    )}</ul>${left > 0 && html`<p class="note">${counted(left, 'more item')} in the JSON report.</p>`}</details>`
}</section>`;
}

/** Part 7: notices that would be sent, as they would be read. */
export function noticesPart({ report, candidate }: Told): Markup | null {
  const { notices } = report;
  if (notices.letters === 0) return null;
  const roleTitle = (role: string) => candidate.roles?.[role] ?? role;
  const shownOf = notices.shown.slice(0, MOST);
  return html`<section id="notices"><h2>${counted(notices.partners, 'partner')} would be told</h2>
${notices.assumed > 0 && html`<p class="note">Of ${counted(notices.assumed, 'partner')} no membership was given: each was taken to be a member with the tiers that the baseline gives it.</p>`}
<div class="wide"><table><thead><tr><th scope="col" class="text">Day</th><th scope="col" class="text">Notice</th><th scope="col">Letters</th><th scope="col">People</th><th scope="col" class="text">Held</th></tr></thead>
<tbody>${notices.counts.map(({ day, notice, letters, people, heldBy }) => html`<tr><th scope="row">${day}</th><td class="text">${notice}</td><td>${shown(letters)}</td><td>${shown(people)}</td><td class="text">${heldBy === null ? '' : `until released by ${roleTitle(heldBy)}`}</td></tr>`)}</tbody></table></div>
<details><summary>Letters as they will be read <span class="quiet">the first ${shown(shownOf.length)} partners</span></summary>
${shownOf.map(
  ({ partner, title, letters }) =>
    html`<details><summary>${title} <span class="quiet">${partner}</span></summary>${letters.map(({ day, subject, text }) => html`<p class="note">${day} · <b>${subject}</b></p><div class="letter">${text}</div>`)}</details>`,
)}</details></section>`;
}
