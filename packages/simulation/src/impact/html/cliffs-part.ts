import { titleOf, valueInWords } from '@tierwright/engine';
import { html, type Markup } from './markup.ts';
import { programsOf, type Told } from './told.ts';
import { counted, decimal, money, shown, signedMoney, tierInWords } from './words.ts';

/** So many counts are told; all of them are in the files beside. */
const MOST = 25;

type Cliffs = Told['report']['cliffs'];
type Where = Pick<Cliffs['counts'][number], 'track' | 'side' | 'from' | 'to'>;

/** `▼ Gold → Silver` */
function moveOf(told: Told, { track, side, from, to }: Where): Markup {
  const title = (tier: string | null) => tierInWords(programsOf(told), track, tier);
  const [kind, sign] = side === 'lose' ? (['down', '▼'] as const) : (['up', '▲'] as const);
  return html`<span class="sign-${kind}">${sign}</span> ${title(from)} → ${title(to)}`;
}

const requirementTitle = ({ candidate }: Told, id: string): string => candidate.requirements?.[id]?.title ?? '';

function nearest(told: Told, { nearest: all }: Cliffs): Markup {
  const { candidate } = told;
  return html`<details><summary>The nearest <span class="quiet">${counted(all.length, 'partner')}</span></summary>
<div class="wide"><table><thead><tr><th scope="col" class="text">Partner</th><th scope="col" class="text">Would move</th><th scope="col" class="text">Because of</th><th scope="col">is</th><th scope="col">threshold</th><th scope="col">away</th><th scope="col">a year, ${candidate.currency}</th></tr></thead>
<tbody>${all.map(
    (near) =>
      html`<tr><th scope="row">${near.partner}${near.group !== undefined && html` <span class="id">${near.group}</span>`}</th><td class="text">${moveOf(told, near)}</td><td class="text">${titleOf(candidate, near.fact)}</td><td>${valueInWords(candidate, near.fact, near.is)}</td><td>${valueInWords(candidate, near.fact, near.at)}</td><td>${decimal(100 * near.distance)} %</td><td>${signedMoney(near.value)}</td></tr>`,
  )}</tbody></table></div></details>`;
}

/** Part 5: partners near a threshold on which their tier hangs, and what they would lose or gain. */
export function cliffsPart(told: Told): Markup | null {
  const { cliffs } = told.report;
  if (cliffs.counts.length === 0) return null;
  const of = (side: Where['side']) => cliffs.counts.filter((one) => one.side === side).reduce((sum, { partners }) => sum + partners, 0);
  const rows = cliffs.counts.slice(0, MOST);
  return html`<section id="cliffs"><h2>Near a threshold: ${shown(of('lose'))} could lose a tier, ${shown(of('gain'))} could gain one</h2>
<p class="note">Under the candidate, within 10 % of a number on which the tier hangs. What hangs on it is the difference of benefits in a year.</p>
<div class="wide"><table><thead><tr><th scope="col" class="text">Would move</th><th scope="col" class="text">Because of</th><th scope="col">Partners</th><th scope="col">a year, ${told.candidate.currency}</th><th scope="col">not known</th></tr></thead>
<tbody>${rows.map((count) => {
    const requirement = requirementTitle(told, count.requirement);
    return html`<tr><th scope="row">${moveOf(told, count)}</th><td class="text">${requirement === '' ? '' : `${requirement}: `}${titleOf(told.candidate, count.fact)}</td><td>${shown(count.partners)}</td><td>${count.unknown === count.partners ? money(null) : signedMoney(count.value)}</td><td>${count.unknown === 0 ? '' : shown(count.unknown)}</td></tr>`;
  })}</tbody></table></div>
${cliffs.counts.length > rows.length && html`<p class="note">The first ${shown(rows.length)} of ${shown(cliffs.counts.length)}; all are in cliffs.csv.</p>`}
${cliffs.nearest.length > 0 && nearest(told, cliffs)}</section>`;
}
