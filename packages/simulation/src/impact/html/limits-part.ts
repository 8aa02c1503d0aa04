import { titleOf } from '@tierwright/engine';
import type { Invariant, Limit } from '@tierwright/program';
import type { InvariantTold } from '../limits/invariants-told.ts';
import type { LimitTold } from '../limits/limits-told.ts';
import { html, type Markup } from './markup.ts';
import { programsOf, type Told } from './told.ts';
import { counted, decimal, tierInWords, trackInWords } from './words.ts';

const MEASURES: Readonly<Record<Limit['measure'], { readonly title: string; readonly unit: string }>> = {
  demotedWithoutGracePercent: { title: 'Partners who lose a tier at once', unit: ' %' },
  benefitCostRisePercent: { title: 'Rise of what benefits cost', unit: ' %' },
  runningDealsChanged: { title: 'Running deals that change', unit: '' },
  noticesPerDay: { title: 'Notices to people on one day', unit: '' },
};

const VERDICTS = {
  held: '✓ held',
  broken: '✗ broken',
  nobody: '! nobody',
  unknown: '? not known',
  notLookedAt: '– not looked at',
} as const;

const verdict = (result: keyof typeof VERDICTS): Markup =>
  html`<span class="verdict ${result === 'held' || result === 'broken' ? result : 'other'}">${VERDICTS[result]}</span>`;

function limitItem({ measure, atMost, found, result, who }: LimitTold): Markup {
  const { title, unit } = MEASURES[measure];
  const beyond = found !== null && found >= Number.MAX_SAFE_INTEGER;
  const value = found === null ? '' : beyond ? ': of nothing any is too much' : `: ${decimal(found)}${unit}`;
  const first =
    who && who.first !== null ? html` <span class="id">${counted(who.partners, 'partner')}, the first ${who.first}</span>` : null;
  return html`<li>${verdict(result)} ${title}${value}, at most ${decimal(atMost)}${unit}${first}</li>`;
}

function promised(told: Told, invariant: Invariant): string {
  const programs = programsOf(told);
  if ('section' in invariant) return `${invariant.section}: ${invariant.kind}`;
  if ('fact' in invariant) return `More never costs a tier: ${titleOf(told.candidate, invariant.fact)}`;
  const where = invariant.track === undefined ? '' : ` (${trackInWords(programs, invariant.track)})`;
  return `${invariant.kind === 'nested' ? 'Who has a tier has what the tier below asks for' : 'Every tier is reached'}${where}`;
}

function invariantItem(told: Told, { invariant, result, notNested = [], unreached = [] }: InvariantTold): Markup {
  const programs = programsOf(told);
  const title = (track: string, tier: string) => tierInWords(programs, track, tier);
  return html`<li>${verdict(result)} ${promised(told, invariant)}${notNested.map(
    ({ track, tier, below, partners, first }) =>
      html`<div class="why">${title(track, tier)} without ${title(track, below)}: ${counted(partners, 'partner')}, the first ${first}</div>`,
  )}${unreached.map(({ track, tier }) => html`<div class="why">Nobody qualifies for ${title(track, tier)} (${trackInWords(programs, track)}).</div>`)}</li>`;
}

/** Part 10: limits and promises of the candidate. */
export function limitsPart(told: Told): Markup | null {
  const { limits, invariants } = told.report.limits;
  if (limits.length + invariants.length === 0) return null;
  const broken = [...limits, ...invariants].filter(({ result }) => result === 'broken').length;
  return html`<section id="limits"><h2>Limits and promises: ${broken === 0 ? 'none is broken' : `${broken} broken`}</h2>
<p class="note">What partners cannot show is not looked at here: it is proved, or counted where running work is given.</p>
<ul class="plain">${limits.map(limitItem)}${invariants.map((one) => invariantItem(told, one))}</ul></section>`;
}
