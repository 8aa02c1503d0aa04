import { readFileSync } from 'node:fs';
import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type Program, parseProgram } from '@tierwright/program';
import { generateBase } from '@tierwright/sample-data';
import { allAlong, makeSnapshot, mergeTimelines, simulateThrough, stepDays } from '@tierwright/simulation';

export interface TimelineBench {
  readonly partners: number;
  readonly rows: number;
  /** Of the partners, those whom the row evaluator decides. */
  readonly asRead: number;
  readonly steps: number;
  /** From snapshots in memory to the merged part; median. */
  readonly seconds: number;
}

const [FROM, AS_OF] = ['2027-01-01', '2028-12-31'];

function northwind(change: (text: string) => string = (text) => text): Program {
  const text = readFileSync(new URL('../rules/northwind/2027.1.0.program.json', import.meta.url), 'utf8');
  const { program } = parseProgram(change(text));
  if (!program) throw new Error('northwind does not load');
  return program;
}

/** Two versions of a program with quarterly reviews and grace over two years, a base in shards of the same partners. */
export function benchTimeline(size: number, shards: number, rounds: number): TimelineBench {
  const baseline = compileProgram(northwind());
  const candidate = compileProgram(northwind((text) => text.replace(/"every": "quarter"/, '"every": "month"')));
  const base = generateBase([baseline.program], { size, seed: 'timeline', asOf: AS_OF });
  if (!base.ok) throw new Error('no base');
  const snapshot = makeSnapshot([baseline, candidate], base.value.partners as PartnerData[], { base: 'timeline', asOf: AS_OF, from: FROM });
  const steps = stepDays('quarter', FROM, AS_OF);
  const courses = { baseline: allAlong(baseline), candidate: allAlong(candidate) };
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    // Every shard has columns of its own, which are put where they are decided.
    const parts = Array.from({ length: shards }, () =>
      simulateThrough({ ...snapshot, facts: new Map(snapshot.facts) }, courses, { steps }),
    );
    mergeTimelines(parts);
    return (performance.now() - start) / 1000;
  }).sort((one, other) => one - other);
  return {
    partners: snapshot.count * shards,
    rows: snapshot.rows.count * shards,
    asRead: snapshot.asRead.size * shards,
    steps: steps.length,
    seconds: times[Math.floor(rounds / 2)] ?? Number.NaN,
  };
}
