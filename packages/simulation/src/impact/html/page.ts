import { attributionPart } from './attribution-part.ts';
import { bandsPart } from './bands-part.ts';
import { cliffsPart } from './cliffs-part.ts';
import { costPart } from './cost-part.ts';
import { head } from './head.ts';
import { limitsPart } from './limits-part.ts';
import { html, Markup } from './markup.ts';
import { reasonsPart } from './movers.ts';
import { movesPart } from './moves-part.ts';
import { reproducePart, undecidedPart } from './reproduce-part.ts';
import { inFlightPart, noticesPart } from './running-part.ts';
import { slicesPart } from './slices-part.ts';
import { STYLE } from './style.ts';
import { timelinePart } from './timeline-part.ts';
import type { Told } from './told.ts';

/** Nothing is loaded and nothing runs, whatever a text says. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Each part with its place in the list on top; what has nothing to tell is left out. */
const PARTS: readonly (readonly [anchor: string, title: string, part: (told: Told) => Markup | null])[] = [
  ['moves', 'Moves', movesPart],
  ['timeline', 'Through time', timelinePart],
  ['reasons', 'What decided', reasonsPart],
  ['attribution', 'Which change does what', attributionPart],
  ['bands', 'Winners and losers', bandsPart],
  ['cost', 'Cost', costPart],
  ['slices', 'Who is affected', slicesPart],
  ['cliffs', 'Near a threshold', cliffsPart],
  ['running', 'Running work', inFlightPart],
  ['notices', 'Notices', noticesPart],
  ['limits', 'Limits and promises', limitsPart],
  ['undecided', 'Not decided', undecidedPart],
  ['reproduce', 'Make it again', reproducePart],
];

/** SIM-O1, SIM-O2: a report as one file of HTML, to be read, printed and sent: without a script, and without anything outside of it. */
export function reportHtml(told: Told): string {
  const { baseline, candidate, report } = told;
  const parts = PARTS.map(([anchor, title, part]) => ({ anchor, title, written: part(told) })).filter(({ written }) => written !== null);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${candidate.title}: ${baseline.version} → ${candidate.version}, ${report.summary}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<main>
${head(told)}
<nav aria-label="Parts of the report">${parts.map(({ anchor, title }) => html`<a href="#${anchor}">${title}</a>`)}</nav>
${parts.map(({ written }) => written)}
</main>
</body>
</html>
`.text;
}
