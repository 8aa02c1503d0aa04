import { html, type Markup } from './markup.ts';
import type { Told } from './told.ts';
import { counted } from './words.ts';

/** Who is in no number. */
export function undecidedPart({ report }: Told): Markup | null {
  const { partners, first } = report.undecided;
  if (partners === 0) return null;
  return html`<section id="undecided"><h2>${counted(partners, 'partner')} cannot be decided</h2><p class="note">They are in no number of this report.</p>
<details><summary>Who, and why</summary><ul class="plain">${first.map(
    ({ partner, problems }) =>
      html`<li><span class="who">${partner}</span><div class="why">${problems.map(({ code, message }) => `${code}: ${message}`).join(' ')}</div></li>`,
  )}</ul></details></section>`;
}

/** Part 11: what gives the same bytes. */
export function reproducePart({ report: { reproduce }, command }: Told): Markup | null {
  if (!reproduce) return null;
  const { baseline, candidate, base, asOf, from, parametersAsOf, asKnownOn, engineVersion } = reproduce;
  const row = (name: string, value: string | undefined) => value !== undefined && html`<dt>${name}</dt><dd>${value}</dd>`;
  const version = (name: string, { program, version: label, hash }: typeof baseline) =>
    html`<dt>${name}</dt><dd>${program} ${label} <code>${hash}</code></dd>`;
  return html`<section id="reproduce"><h2>Make the same report again</h2>
<dl>${version('Baseline', baseline)}${version('Candidate', candidate)}<dt>Base</dt><dd><code>${base}</code></dd>
${row('From', from)}${row('As of', asOf)}${row('Thresholds and rates of', parametersAsOf)}${row('As known on', asKnownOn)}${row('Engine', engineVersion)}</dl>
${command !== undefined && html`<pre>${command}</pre>`}</section>`;
}
