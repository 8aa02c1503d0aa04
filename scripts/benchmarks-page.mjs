// docs/benchmarks.md: what `npm run bench` measured last, as a table.

const numbers = (value) => value.toLocaleString('en-US', value >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 });

const cell = (text) => text.replaceAll('|', '\\|');

const row = ({ work, measured, against, ratio, goal }) =>
  `| ${cell(work)} | ${cell(measured)} | ${cell(against)} | ${numbers(ratio)} × | ${goal === 1 ? '' : `${numbers(goal)} ×`} | ${ratio >= goal ? 'reached' : '**not reached**'} |`;

/** The page for figures as bench/results.json keeps them. */
export const benchmarksPage = (figures) => `# Benchmarks

<!-- Written by npm run generate from bench/results.json; npm run bench measures. -->

\`npm run bench\` measures side by side, in turns, in one process; \`npm run bench -- field\` one bench alone. Answers are checked equal before any time is counted. A ratio says how many times as fast (or as small) as what stands beside it; against a bound it is the bound divided by what was measured. Times differ from machine to machine, ratios much less. No test asserts a time.

| work | measured | against | ratio | asked for | |
|---|---|---|---|---|---|
${figures.map(row).join('\n')}
`;
