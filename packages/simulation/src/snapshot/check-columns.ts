import { type CompiledProgram, readType } from '@tierwright/engine';
import { parseDay } from '@tierwright/facts';
import type { Fact, Problem, Program } from '@tierwright/program';
import { hasBit, wordsFor } from '../columns/bits.ts';
import type { Column } from '../columns/column.ts';
import { KIND_OF_TYPE } from '../columns/kind-of-type.ts';
import type { Numbers } from '../columns/lanes.ts';
import { type SimulationCode, simulationProblem } from '../problems/simulation-problems.ts';
import { factKeys } from './fact-keys.ts';
import type { Snapshot } from './snapshot.ts';

/** A column is refused at its first value that cannot be: who made one made more. */
interface Wrong {
  readonly code: SimulationCode;
  readonly row?: number;
  readonly value?: unknown;
  readonly expected: string;
}

/** What is wrong with the columns of a snapshot, going by what versions say that they hold (SIM104 to SIM108). */
export function checkColumns(snapshot: Snapshot, versions: readonly CompiledProgram[]): Problem[] {
  const seen = new Set<string>();
  return versions.flatMap((compiled) =>
    [...factKeys(compiled)].flatMap(([id, key]) => {
      if (seen.has(key)) return [];
      seen.add(key);
      return columnsOf(snapshot, compiled, id, key).flatMap(([name, column, length]) => {
        const wrong = column === undefined ? missing : wrongIn(column, length, compiled.program, id);
        return wrong === null ? [] : [problemOf(name, wrong)];
      });
    }),
  );
}

const missing: Wrong = { code: 'SIM104', expected: 'a column for the fact' };

/** The columns in which a fact must stand, each with its name and length. */
function columnsOf(
  { rows, facts, groups, entries }: Snapshot,
  compiled: CompiledProgram,
  id: string,
  key: string,
): (readonly [string, Column | undefined, number])[] {
  const by = compiled.program.facts?.[id]?.by;
  if (by === undefined) return [[id, facts.get(key), rows.count]];
  const domain = compiled.groupDomain(by);
  if (domain !== undefined) return domain.map((group) => [`${id} ${group}`, groups.get(key)?.get(group), rows.count]);
  const among = entries.get(by);
  return [[id, among?.facts.get(key)?.values, among?.partners.length ?? 0]];
}

function problemOf(name: string, { code, row, value, expected }: Wrong): Problem {
  const place = row === undefined ? '' : ` in row ${row}`;
  const said = value === undefined ? '' : `: ${String(value)}`;
  const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}${row === undefined ? '' : `/${row}`}`;
  return simulationProblem(code, `The column ${name}${place} is not ${expected}${said}.`, {
    pointer,
    expected,
    ...(value === undefined ? {} : { value: typeof value === 'number' ? String(value) : value }),
  });
}

function wrongIn(column: Column, length: number, program: Program, id: string): Wrong | null {
  const { type } = readType(program, id);
  const kind = KIND_OF_TYPE[type];
  if (column.kind !== kind) return { code: 'SIM105', value: column.kind, expected: `a column of ${kind}s` };
  const has = lengthOf(column, length);
  if (has !== length || (column.known !== null && column.known.length !== wordsFor(length)))
    return { code: 'SIM106', value: has, expected: `${length} values long` };
  if (column.kind === 'number') {
    if (isCount(program, id)) return firstWrong(column, (value) => value >= 0 && Number.isInteger(value), 'a count');
    const isWhole = type === 'integer' || type === 'money';
    return isWhole
      ? firstWrong(column, Number.isSafeInteger, type === 'money' ? 'money in whole minor units' : 'a whole number')
      : firstWrong(column, Number.isFinite, 'a number');
  }
  if (column.kind === 'word') return wrongWord(column, type === 'date');
  return column.kind === 'set' ? wrongSet(column) : null;
}

function lengthOf(column: Column, length: number): number {
  if (column.kind === 'number') return column.values.length;
  if (column.kind === 'word') return column.codes.length;
  if (column.kind === 'set') return column.starts.length - 1;
  return column.values.length === wordsFor(length) ? length : column.values.length * 32;
}

/** Whether a fact counts, followed through the facts that it narrows. */
function isCount(program: Program, id: string): boolean {
  let from: Fact['from'] = program.facts?.[id]?.from;
  for (let steps = 0; from !== undefined && 'within' in from && steps < 100; steps += 1) from = program.facts?.[from.within]?.from;
  // A weighted count may be below zero.
  return from !== undefined && 'aggregate' in from && from.times === undefined && from.aggregate.startsWith('count');
}

function firstWrong({ values, known }: Column & { kind: 'number' }, isRight: (value: number) => boolean, expected: string): Wrong | null {
  // Lanes of whole numbers hold nothing else; the sign alone is left to look at.
  if (values instanceof Float64Array ? areWhole(values) : isRight(-1) || !isAnyOutside(values, MOST_OF_LANE)) return null;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    if (!isRight(value) && (known === null || hasBit(known, row))) return { code: 'SIM107', row, value, expected };
  }
  return null;
}

/** Whole numbers up to here are right whatever is expected. */
const MOST = Number.MAX_SAFE_INTEGER;

// Whether there is anything to look for is asked in loops that do nothing else: they take a fraction of the time.

function areWhole(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    if (!(value >= 0 && value <= MOST && Math.floor(value) === value)) return false;
  }
  return true;
}

/** The greatest number of a lane of whole numbers. */
const MOST_OF_LANE = 0x7fff_ffff;

/** Whether any place comes before the one that it follows, or may. */
function isAnyBackwards(starts: Int32Array): boolean {
  let signs = 0;
  let last = 0;
  for (let row = 0; row < starts.length; row += 1) {
    const start = starts[row] as number;
    signs |= start | (start - last);
    last = start;
  }
  return signs < 0;
}

/** Whether any byte is below 0 or above a limit, four at a time: by its highest bit, and by that of what is left of the limit with that bit set. */
function isAnyByteOutside(values: Int8Array, limit: number): boolean {
  const most = (Math.min(limit, 0x7f) | 0x80) * 0x0101_0101;
  const words = new Int32Array(values.buffer, values.byteOffset, values.length >>> 2);
  let signs = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as number;
    signs |= word | ~(most - (word & 0x7f7f_7f7f));
  }
  for (let row = words.length << 2; row < values.length; row += 1)
    if ((values[row] as number) < 0 || (values[row] as number) > limit) return true;
  return (signs & 0x8080_8080) !== 0;
}

/** Whether any is below 0 or above a limit. */
function isAnyOutside(values: Exclude<Numbers, Float64Array>, limit: number): boolean {
  if (values instanceof Int8Array && values.byteOffset % 4 === 0 && limit >= 0) return isAnyByteOutside(values, limit);
  let signs = 0;
  for (let row = 0; row < values.length; row += 1) signs |= (values[row] as number) | (limit - (values[row] as number));
  return signs < 0;
}

/** Words are sorted, each once, and dates are days; every place is one of a word. */
function wrongWord({ codes, words, known }: Column & { kind: 'word' }, isDay: boolean): Wrong | null {
  const wrong = wrongWords(words);
  if (wrong !== null) return wrong;
  const isKnown = (row: number) => known === null || hasBit(known, row);
  const isSuspect = codes instanceof Float64Array || isAnyOutside(codes, words.length - 1);
  for (let row = 0; isSuspect && row < codes.length; row += 1) {
    const code = codes[row] as number;
    if ((code < 0 || code >= words.length) && isKnown(row)) return { code: 'SIM107', row, value: code, expected: 'the place of a word' };
  }
  const other = isDay ? words.findIndex((word) => parseDay(word) === undefined) : -1;
  return other < 0 ? null : { code: 'SIM108', row: codes.indexOf(other), value: words[other], expected: 'a day as YYYY-MM-DD' };
}

function wrongSet({ starts, codes, words }: Column & { kind: 'set' }): Wrong | null {
  const wrong = wrongWords(words);
  if (wrong !== null) return wrong;
  const isSuspect = isAnyBackwards(starts);
  for (let row = 0; isSuspect && row + 1 < starts.length; row += 1)
    if ((starts[row] as number) > (starts[row + 1] as number)) return { code: 'SIM106', row, expected: 'in the order of its rows' };
  if (starts.at(-1) !== codes.length) return { code: 'SIM106', value: codes.length, expected: `${starts.at(-1)} words long` };
  const at = isAnyOutside(codes, words.length - 1) ? codes.findIndex((code) => code < 0 || code >= words.length) : -1;
  return at < 0 ? null : { code: 'SIM107', value: codes[at], expected: 'the places of words' };
}

function wrongWords(words: readonly string[]): Wrong | null {
  for (let at = 1; at < words.length; at += 1)
    if ((words[at - 1] as string) >= (words[at] as string))
      return { code: 'SIM107', value: words[at], expected: 'sorted words, each once' };
  return null;
}
