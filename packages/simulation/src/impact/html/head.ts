import { dateInWords } from '@tierwright/engine';
import { html, type Markup } from './markup.ts';
import type { Told } from './told.ts';
import { counted, money, share, shown, signedMoney } from './words.ts';

const card = (what: string, figure: string, more: string): Markup =>
  html`<div class="card"><div class="what">${what}</div><div class="figure">${figure}</div><div class="more">${more}</div></div>`;

function limitCard({ report }: Told): Markup {
  const all = [...report.limits.limits, ...report.limits.invariants];
  const of = (result: string) => all.filter((one) => one.result === result).length;
  const open = all.length - of('held') - of('broken');
  const more = [`${shown(of('held'))} held`, ...(open > 0 ? [`${shown(open)} not looked at`] : [])].join(', ');
  return card(
    'Limits and promises',
    of('broken') === 0 ? 'none broken' : `${shown(of('broken'))} broken`,
    all.length === 0 ? 'none declared' : more,
  );
}

/** The sentence, and the numbers that matter. */
export function head(told: Told): Markup {
  const { report, baseline, candidate } = told;
  const { directions, changed } = report.changes;
  const { total } = report.cost;
  const day = report.reproduce?.asOf;
  const since = report.reproduce?.from;
  const on = day === undefined ? '' : since === undefined ? ` · on ${dateInWords(day)}` : ` · ${dateInWords(since)} to ${dateInWords(day)}`;
  const ups = [
    `▲ ${shown(directions.up + directions.in)}`,
    `▼ ${shown(directions.down + directions.out)}`,
    ...(directions.mixed > 0 ? [`▲▼ ${shown(directions.mixed)}`] : []),
  ];
  return html`<header>
<div class="from">${candidate.title} · version ${baseline.version} → ${candidate.version}${on}</div>
<h1>${report.summary}</h1>
<div class="cards">
${card('Partners', shown(report.partners), report.undecided.partners > 0 ? `and ${counted(report.undecided.partners, 'partner')} that cannot be decided` : 'all of them decided')}
${card('Change tier', shown(changed), `${share(changed, report.partners)} · ${ups.join(' · ')}`)}
${card(`Benefits a year, ${total.currency.after}`, signedMoney(total.difference), `${money(total.before)} → ${money(total.after)}`)}
${limitCard(told)}
</div>
</header>`;
}
