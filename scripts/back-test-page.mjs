// The page of back-tests (docs/back-test.md): the versions of rules/odoo, each in its own days, over a generated base.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileProgram } from '../packages/engine/src/index.ts';
import { parseProgram } from '../packages/program/src/index.ts';
import { generateBase } from '../packages/sample-data/src/index.ts';
import { allAlong, historyOf, makeSnapshot, simulateThrough, stepDays, timelineOf } from '../packages/simulation/src/index.ts';
import { root } from './run-command.mjs';

const FROM = '2019-09-30';
const THROUGH = '2024-06-30';
/** Generated bases are rich in the year before their day: of each day some partners, who come and go. */
const DAYS = ['2020-12-31', '2022-06-30', '2023-06-30', THROUGH];
const SIZE = 25;
/** From v8a on every version has the same four levels. */
const FILES = ['v8a', 'v9a', 'v9b', 'v10', 'v11'];

const versionIn = (file) => {
  const { program, hash } = parseProgram(readFileSync(join(root, 'rules/odoo', `${file}.program.json`), 'utf8'));
  if (program === undefined) throw new Error(`rules/odoo/${file}.program.json does not load`);
  return compileProgram(program, hash);
};

const partnersOn = (programs, asOf) => {
  const base = generateBase(programs, {
    size: SIZE,
    seed: `back-test ${asOf}`,
    asOf,
    historyYears: 1,
    dormantShare: 0,
    mix: { entry: 0.4, middle: 0.4, top: 0.2 },
  });
  if (!base.ok) throw new Error(JSON.stringify(base.problems));
  return [...base.value.partners].map((partner) => ({ ...partner, id: `${partner.id} of ${asOf}`, parent: undefined, family: undefined }));
};

const backTest = () => {
  const versions = FILES.map(versionIn);
  const programs = versions.map(({ program }) => program);
  const history = historyOf(versions);
  const courses = { baseline: history, candidate: allAlong(versions.at(-1)) };
  const partners = DAYS.flatMap((day) => partnersOn(programs, day));
  const snapshot = makeSnapshot(versions, partners, { base: 'generated', asOf: THROUGH, from: FROM });
  const part = simulateThrough(snapshot, courses, { steps: stepDays('quarter', FROM, THROUGH) });
  return { history, timeline: timelineOf(part, courses) };
};

const TIERS = ['gold', 'silver', 'ready', 'learning'];
const ofTier = (step, tier, side) =>
  Object.values(step.tracks[0]?.tiers.find((one) => one.tier === tier)?.[side] ?? {}).reduce((sum, count) => sum + count, 0);
const row = (cells) => `| ${cells.join(' | ')} |`;

const stepRow = (step) =>
  row([
    step.on,
    step.versions.baseline,
    ...TIERS.map((tier) => `${ofTier(step, tier, 'baseline')} / ${ofTier(step, tier, 'candidate')}`),
    step.differing,
  ]);

/** Partners that rose and fell in the quarters that ended under a version. */
const movesUnder = (steps, version) => {
  const rank = (tier) => (tier === null ? 0 : TIERS.length - TIERS.indexOf(tier));
  const moves = steps.filter(({ versions }) => versions.baseline === version).flatMap(({ tracks }) => tracks[0]?.moved.baseline ?? []);
  const count = (isOne) => moves.filter(({ from, to }) => isOne(rank(to) - rank(from))).reduce((sum, { partners }) => sum + partners, 0);
  return { up: count((by) => by > 0), down: count((by) => by < 0) };
};

const versionRow = (steps, version, from) => {
  const { up, down } = movesUnder(steps, version);
  return row([version, from, steps.filter(({ versions }) => versions.baseline === version).length, up, down]);
};

/** The page's whole text. */
export const backTestPage = () => {
  const { history, timeline } = backTest();
  const { partners, steps } = timeline;
  return `# Back-test

<!-- Written by npm run generate from rules/odoo and a generated base (scripts/back-test-page.mjs). -->

A back-test lets versions decide dated records of days that are gone. A *course* says which version was in force on which day: each version until the next one begins (\`effective.from\`), or one version all along. What partners hold is carried on from day to day, with the reviews of the version in force: grace, keeps and probations go on where the next version takes over (\`packages/simulation/SPEC.md\`, SIM-T3 and SIM-T4).

\`\`\`ts
const courses = { baseline: historyOf(versions), candidate: allAlong(latest) };
const snapshot = makeSnapshot(versions, partners, { base, from: '${FROM}', asOf: '${THROUGH}' });
const part = simulateThrough(snapshot, courses, { steps: stepDays('quarter', '${FROM}', '${THROUGH}') });
const timeline = timelineOf(part, courses);
\`\`\`

Parts of shards add up (\`mergeTimelines\`). Where a partner's file says which tier it really held on a day of the range (\`previous\`), each step tells how that compares (\`known\`, SIM-T7).

## Five years of Odoo
The five versions from v8a to v11, each from its published day, beside v11 all along, over ${partners} generated partners, a quarter of them at their best in each of 2020, 2022, 2023 and 2024. The base is made up, and so are the placeholders that the programs name: the figures show what a back-test tells, and nothing about Odoo's partners. Before the first day nothing is known, so everybody begins on ${FROM} with the level that is met.

### At the end of each half-year
Partners by level: as the versions followed each other / under v11 all along.

${row(['on', 'in force', 'Gold', 'Silver', 'Ready', 'Learning', 'partners that differ'])}
|---|---|---|---|---|---|---|
${steps
  .filter(({ on }) => on.endsWith('-06-30') || on.endsWith('-12-31'))
  .map(stepRow)
  .join('\n')}

### By version
Partners that rose and fell in the quarters that ended under each version.

| version | from | quarters | up | down |
|---|---|---|---|---|
${history.map(({ compiled, from }) => versionRow(steps, compiled.program.version, from)).join('\n')}
`;
};
