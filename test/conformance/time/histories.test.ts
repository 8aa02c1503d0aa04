import { compileProgram } from '@tierwright/engine';
import { fromDay, type PartnerData, toDay } from '@tierwright/facts';
import { type Program, parseProgram } from '@tierwright/program';
import { type Course, courseRuns, makeSnapshot, type RowEvaluator } from '@tierwright/simulation';
import { expect, it } from 'vitest';
import { randomPartner } from '../random/partner.ts';
import { randomProgram } from '../random/program.ts';
import { Random } from '../random/random.ts';
import { DayByDay } from './day-by-day.ts';
import { linesOf } from './decided-standings.ts';

/** More of them: TIERWRIGHT_HISTORIES=1000 npx vitest run --project conformance test/conformance/time */
const HISTORIES = Number(process.env.TIERWRIGHT_HISTORIES ?? 100);
const DAYS = 150;
/** Milliseconds; a thousand of them take some minutes. */
const LONG = 3_600_000;
const EACH = 5;
const WAYS: readonly RowEvaluator[] = ['javascript', 'wasm'];

interface Histories {
  readonly course: Course;
  readonly data: readonly PartnerData[];
  readonly range: { readonly from: string; readonly asOf: string; readonly steps: readonly string[] };
}

/** Another version: without the highest tier where there are others, and without what a state before cannot tell (ENG-S1). */
function laterVersion(program: Program): Program {
  return {
    ...program,
    version: '9.9.9',
    tracks: (program.tracks ?? []).map(({ review: _, ...track }) => ({
      ...track,
      tiers: track.tiers.length > 1 ? track.tiers.slice(0, -1) : track.tiers,
    })),
  };
}

const withoutProbation = (program: Program): Program =>
  JSON.parse(JSON.stringify(program), (key, value) => (key === 'probation' ? undefined : value)) as Program;

/** How many partners were carried on in columns. */
function expectHistories({ course, data, range: { from, asOf, steps } }: Histories): number {
  const versions = course.map(({ compiled }) => compiled);
  const snapshot = makeSnapshot(versions, data, { base: 'a'.repeat(64), asOf, from });
  const undecided = new Set(snapshot.undecided.map(({ partner }) => partner));
  const taken = data.filter(({ id }) => !undecided.has(id));
  const evaluated = taken.map((one) => new DayByDay(course, one, from));
  const runs = WAYS.map((way) => courseRuns(snapshot, [course], way)[0]);
  for (const day of steps) {
    const found = runs.map((run) => run?.on(day));
    for (const [index, one] of taken.entries()) {
      const expected = evaluated[index]?.linesOn(day);
      for (const [way, held] of found.entries()) {
        const where = { day, from, one, isAsRead: snapshot.asRead.has(index), way: WAYS[way] };
        const compiled = held?.version.compiled ?? versions[0];
        const holds = compiled && linesOf(compiled, held?.standings ?? [], index).filter(isEntry(compiled.program));
        expect({ ...where, holds }).toEqual({ ...where, holds: expected });
      }
    }
  }
  return taken.length - snapshot.asRead.size;
}

/** The headline of a track with groups is that of SIM-T1. */
const isEntry =
  ({ tracks = [] }: Program) =>
  (line: string): boolean =>
    !tracks.some(({ id, per }) => per !== undefined && line.startsWith(`${id}/ `));

function histories(seed: number, isChanging: boolean): Histories {
  const read = parseProgram(JSON.stringify(randomProgram(seed, { held: false, reviewed: true, benefits: false, deals: false })));
  if (!read.program) throw new Error(`The random document ${seed} does not load`);
  const program = isChanging ? withoutProbation(read.program) : read.program;
  const random = new Random(seed);
  const asked = Array.from({ length: EACH }, (_, partner) => randomPartner(program, seed * 1000 + partner, 200));
  const asOf = asked[0]?.options.asOf ?? '2026-06-30';
  const dayAfter = (days: number): string => fromDay(toDay(asOf) - DAYS + days);
  const course = [
    { compiled: compileProgram(program, read.hash), from: '0001-01-01' },
    ...(isChanging ? [{ compiled: compileProgram(laterVersion(program)), from: dayAfter(random.int(1, DAYS)) }] : []),
  ];
  const steps = [...new Set([0, random.int(1, 50), random.int(50, 100), DAYS].map(dayAfter))];
  // Exceptions and what is not loaded are left to rows, and are tested with them.
  const data = asked.map(({ data: one }, index) => ({ ...one, id: `P${index}` }));
  return { course, data, range: { from: dayAfter(0), asOf, steps } };
}

it(
  'SIM-T3: states over time are those of evaluating every day',
  () => {
    let columns = 0;
    for (let seed = 1; seed <= HISTORIES / EACH; seed += 1) columns += expectHistories(histories(seed, false));
    expect(columns).toBeGreaterThan(HISTORIES / 10);
  },
  LONG,
);

it(
  'SIM-T4: so they are where another version takes over',
  () => {
    for (let seed = 1; seed <= HISTORIES / EACH / 2; seed += 1) expectHistories(histories(seed + 5000, true));
  },
  LONG,
);
