import { fromDay, toDay } from '@tierwright/facts';
import type { Problem } from '@tierwright/program';
import { simulationProblem } from '../problems/simulation-problems.ts';
import { NO_DAY, type Snapshot } from './snapshot.ts';

/** Days between which partners can be decided: those of the engine. */
const FIRST = toDay('1900-01-01');
const LAST = toDay('2200-12-31');

/** What is wrong with the rows of a snapshot and with the states before (SIM106, SIM108). */
export function checkRows({ made, count, ids, titles, rows, entries, previous }: Snapshot): Problem[] {
  const lengths: readonly (readonly [string, number, number])[] = [
    ['id', ids.offsets.length - 1, count],
    ['title', titles.offsets.length - 1, count],
    ['from', rows.days.length, rows.count],
    ['rows', rows.starts === null ? rows.count : rows.starts.length - 1, count],
    ...[...entries].map(([by, { starts }]) => [`by ${by}`, starts.length - 1, rows.count] as const),
    ...(previous === null ? [] : (['on', 'since', 'until', 'state'] as const).map((name) => [name, previous[name].length, count] as const)),
  ];
  const problems = lengths.flatMap(([name, length, expected]) => {
    const message = `The column ${name} has ${length} values in place of ${expected}.`;
    return length === expected
      ? []
      : [simulationProblem('SIM106', message, { pointer: `/${name}`, value: length, expected: String(expected) })];
  });
  if (problems.length > 0) return problems;
  const orders = [
    ['rows', rows.starts, rows.count] as const,
    ...[...entries].map(([by, one]) => [`by ${by}`, one.starts, one.partners.length] as const),
  ];
  return [
    ...orders.flatMap(([name, starts, end]) => (starts === null ? [] : wrongOrder(name, starts, end))),
    ...wrongDays('from', rows.days, toDay(made.asOf)),
    ...(previous === null ? [] : (['on', 'since', 'until'] as const).flatMap((name) => wrongDays(name, previous[name], LAST))),
  ];
}

function wrongOrder(name: string, starts: Int32Array, end: number): Problem[] {
  const last = starts.length - 1;
  const at = starts.findIndex((start, index) => start < (index === 0 ? 0 : (starts[index - 1] as number)));
  if (at < 0 && starts[0] === 0 && starts[last] === end) return [];
  const row = at < 0 ? last : at;
  return [
    simulationProblem('SIM106', `The lists of the column ${name} do not follow each other in row ${row}.`, {
      pointer: `/${name}/${row}`,
      value: starts[row] ?? null,
    }),
  ];
}

function wrongDays(name: string, days: Int32Array, last: number): Problem[] {
  const row = days.findIndex((day) => day !== NO_DAY && (day < FIRST || day > last));
  if (row < 0) return [];
  const day = days[row] as number;
  const expected = `a day from ${fromDay(FIRST)} to ${fromDay(last)}`;
  return [
    simulationProblem('SIM108', `The column ${name} has no day that can be decided in row ${row}.`, {
      pointer: `/${name}/${row}`,
      value: day,
      expected,
    }),
  ];
}
