import { readFileSync, writeFileSync } from 'node:fs';
import { ALL_BENCHES } from './all-benches.ts';
import { type BenchResult, type Figure, isReached } from './figure.ts';

const RESULTS = new URL('results.json', import.meta.url);

/** A figure as it is kept, with the bench that measured it. */
type Kept = Figure & { readonly bench: string };

const rounded = (ratio: number): string =>
  `${ratio.toLocaleString('en-US', ratio >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 })} ×`;

function say({ title, lines, figures }: BenchResult): void {
  console.log(`\n${title}`);
  for (const line of lines) console.log(`  ${line}`);
  for (const figure of figures) {
    const asked = figure.goal === 1 ? '' : ` (asked for ${rounded(figure.goal)})`;
    console.log(
      `  ${isReached(figure) ? 'reached    ' : 'NOT REACHED'} ${rounded(figure.ratio)}${asked}: ${figure.work}, ${figure.measured}; ${figure.against}`,
    );
  }
}

/** Those of a run of all benches, in their order; figures of benches that did not run are kept as they were. */
function keep(measured: ReadonlyMap<string, readonly Figure[]>): Kept[] {
  const before = JSON.parse(readFileSync(RESULTS, 'utf8')) as Kept[];
  return Object.keys(ALL_BENCHES).flatMap(
    (bench) => measured.get(bench)?.map((figure) => ({ bench, ...figure })) ?? before.filter((figure) => figure.bench === bench),
  );
}

async function run(asked: readonly string[]): Promise<void> {
  const unknown = asked.find((name) => !(name in ALL_BENCHES));
  if (unknown !== undefined || asked.includes('--help')) {
    console.log(`npm run bench [-- NAME...]\n\nMeasures, and writes bench/results.json. Benches: ${Object.keys(ALL_BENCHES).join(', ')}.`);
    process.exitCode = asked.includes('--help') ? 0 : 2;
    return;
  }
  const measured = new Map<string, readonly Figure[]>();
  for (const [name, bench] of Object.entries(ALL_BENCHES)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const result = await bench();
    say(result);
    measured.set(name, result.figures);
  }
  writeFileSync(RESULTS, `${JSON.stringify(keep(measured), null, 2)}\n`);
  console.log('\nWritten to bench/results.json.');
}

await run(process.argv.slice(2));
