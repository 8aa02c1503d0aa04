import { type CompiledProgram, compileProgram } from '@tierwright/engine';
import { type Benefit, type Change, diffPrograms, type Problem, type Program, parseProgram } from '@tierwright/program';
import { earningsOf } from '../benefits/earnings.ts';
import { heldReaches } from '../held/held-since.ts';
import { rowReasons } from '../outcome/in-columns.ts';
import { factKeys } from '../snapshot/fact-keys.ts';
import { type Atom, atomsBetween, withAtoms } from './atoms.ts';

/** A change of the candidate put into the baseline alone, or with those that it needs. */
export interface SingleChange {
  readonly change: Change;
  /** Changes without which the document does not load, or the facts are those of neither version. */
  readonly needs: readonly Change[];
  readonly version: CompiledProgram;
}

/** Sections in which a change can decide a tier or a benefit. */
const DECIDING: ReadonlySet<string> = new Set([
  'program',
  'records',
  'partnerTypes',
  'facts',
  'parameters',
  'derived',
  'requirements',
  'tracks',
  'benefits',
  'stacking',
  'calendar',
]);

/** What a document says of itself. */
const HEADER: ReadonlySet<string> = new Set(['pdl', 'program', 'version', 'title', 'currency', 'timeZone', 'effective', 'roles']);

const isUnder = (place: string, other: string): boolean => place === other || place.startsWith(`${other}/`);

/** The changes that are told of an atom: the nearest one at or above it, else those below it. */
function toldOf({ a, b }: Atom, changes: readonly Change[]): readonly Change[] {
  let [found, most]: [Change | undefined, number] = [undefined, -1];
  for (const change of changes)
    for (const place of [change.pointer, ...(change.also ?? [])]) {
      if (place.length <= most || !isUnder(change.kind === 'removed' ? a : b, place)) continue;
      [found, most] = [change, place.length];
    }
  if (found !== undefined) return [found];
  return changes.filter(({ kind, pointer, also = [] }) => [pointer, ...also].some((place) => isUnder(place, kind === 'removed' ? a : b)));
}

/** Another id for something: it is named elsewhere, so all of them go together. */
function isRename({ kind, before, after, pointer }: Change, candidate: Program): boolean {
  if (kind !== 'changed' || typeof before !== 'string' || typeof after !== 'string') return false;
  const path = pointer.split('/').slice(1);
  const at = path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    candidate,
  );
  return path.at(-1) === after || (typeof at === 'object' && at !== null && (at as { id?: unknown }).id === after);
}

/** Changes that are put into the document together, and where. */
interface Line {
  readonly changes: readonly Change[];
  readonly atoms: readonly Atom[];
}

/** The lines of a candidate: each place at which it differs goes with the changes that are told of it. */
function linesBetween(baseline: Program, candidate: Program): Line[] {
  const { changes } = diffPrograms(baseline, candidate);
  const renames = changes.filter((change) => isRename(change, candidate));
  // What no change is told of is another id at a place where it is named.
  const lines: { changes: Set<Change>; atoms: Atom[] }[] = [{ changes: new Set(renames), atoms: [] }];
  for (const atom of atomsBetween(baseline, candidate)) {
    const told = toldOf(atom, changes);
    const joined = lines.filter((line) => told.some((change) => line.changes.has(change)) || (told.length === 0 && line === lines[0]));
    const into = joined[0] ?? { changes: new Set<Change>(), atoms: [] };
    if (joined.length === 0) lines.push(into);
    for (const change of told) into.changes.add(change);
    into.atoms.push(atom);
    for (const other of joined.slice(1)) {
      for (const change of other.changes) into.changes.add(change);
      into.atoms.push(...other.atoms);
      lines.splice(lines.indexOf(other), 1);
    }
  }
  const place = (change: Change) => changes.indexOf(change);
  return lines
    .filter(({ atoms }) => atoms.length > 0)
    .map((line) => ({ atoms: line.atoms, changes: [...line.changes].sort((a, b) => place(a) - place(b)) }))
    .sort((a, b) => place(a.changes[0] as Change) - place(b.changes[0] as Change));
}

/** The document with some lines put into it, or why that is none that can be decided. */
type Tried =
  | { readonly compiled: CompiledProgram; readonly problems: null }
  | { readonly compiled: null; readonly problems: readonly Problem[] };

/** Over a range there are as many reasons as there can be. */
const ANY_DAYS = { from: '0001-01-01' };

/** What a snapshot holds for a version: facts, days, what benefits count, and why partners are kept as they were read. */
const heldFor = (compiled: CompiledProgram): readonly string[] => [
  ...factKeys(compiled).values(),
  ...heldReaches(compiled),
  ...earningsOf(compiled).map(({ name }) => name),
  ...rowReasons(compiled, ANY_DAYS).map(({ name }) => name),
];

/** What neither version has is told as a problem of the fact, or of the benefit: a snapshot of both does not hold it. */
function tried(baseline: Program, lines: readonly Line[], keys: ReadonlySet<string>): Tried {
  const { program, hash, problems } = parseProgram(
    JSON.stringify(
      withAtoms(
        baseline,
        lines.flatMap(({ atoms }) => atoms),
      ),
    ),
  );
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!program || hash === undefined || errors.length > 0) return { compiled: null, problems: errors };
  const compiled = compileProgram(program, hash);
  const foreign = [...factKeys(compiled)].filter(([, key]) => !keys.has(key)).map(([fact]) => fact);
  const other = earningsOf(compiled).filter(({ name }) => !keys.has(name));
  const isLeft = rowReasons(compiled, ANY_DAYS).some(({ name }) => !keys.has(name));
  const isEarlier = heldReaches(compiled).some((reach) => !keys.has(reach));
  if (foreign.length + other.length === 0 && !isLeft && !isEarlier) return { compiled, problems: null };
  return {
    compiled: null,
    problems: [
      ...foreign.flatMap((fact) => readingProblems(program, fact)),
      ...other.flatMap(({ benefit }) => countingProblems(program, benefit)),
      ...(isEarlier
        ? ['/derived', '/parameters', '/calendar'].map((place) => problemAt(place, 'It asks for days of neither version.'))
        : []),
      ...(isLeft && foreign.length + other.length === 0 ? [problemAt('', 'It decides other partners from their records.')] : []),
    ],
  };
}

const problemAt = (pointer: string, message: string): Problem => ({ code: 'SIM104', severity: 'error', pointer, message });

/** Problems at all by which a benefit counts records: itself, its basis, and by what records are read. */
function countingProblems(program: Program, { id, basis }: Benefit): Problem[] {
  const message = `${id} counts what neither version counts`;
  const places = ['/records', '/parameters', '/calendar', '/currency'].map((pointer) => problemAt(pointer, message));
  const own: Problem = { ...problemAt(`/benefits/${id}`, message), value: id };
  return [own, ...places, ...(basis === undefined ? [] : readingProblems(program, basis))];
}

/** Problems at all that a fact is made of: the fact, those that it is within, and their record kinds. */
function readingProblems(program: Program, fact: string): Problem[] {
  const at = (pointer: string): Problem => problemAt(pointer, `${fact} is a fact of neither version`);
  const found = [at(`/facts/${fact}`)];
  for (let from = program.facts?.[fact]?.from; from !== undefined; ) {
    if ('record' in from) {
      found.push(at(`/records/${from.record}`));
      break;
    }
    found.push(at(`/facts/${from.within}`));
    from = program.facts?.[from.within]?.from;
  }
  return found;
}

const lastOf = ({ path }: Atom): string => {
  const step = path.at(-1);
  return step === undefined ? '' : 'key' in step ? step.key : 'id' in step ? step.id : `${step.index}`;
};

/** Whether a line can do away with a problem: it is about the place of the problem, or about what is named there. */
const isAbout = ({ atoms }: Line, { pointer, value }: Problem): boolean =>
  atoms.some((atom) => [atom.a, atom.b].some((place) => isUnder(place, pointer) || isUnder(pointer, place)) || lastOf(atom) === value);

/** A line with those that it needs: as long as there are problems, the lines that are about them; all lines where that is no help. */
function withNeeded(
  baseline: Program,
  line: Line,
  all: readonly Line[],
  keys: ReadonlySet<string>,
): { lines: readonly Line[]; version: CompiledProgram | null } {
  let lines: readonly Line[] = [line];
  for (;;) {
    const { compiled, problems } = tried(baseline, lines, keys);
    if (compiled !== null) return { lines, version: compiled };
    const more = all.filter((one) => lines.includes(one) || problems.some((problem) => isAbout(one, problem)));
    if (more.length === lines.length) return { lines: all, version: null };
    lines = more;
  }
}

/** The same without those that it turns out to do without. */
function fewest(
  baseline: Program,
  line: Line,
  all: readonly Line[],
  keys: ReadonlySet<string>,
): { lines: readonly Line[]; version: CompiledProgram | null } {
  let found = withNeeded(baseline, line, all, keys);
  if (found.version === null) return found;
  for (const other of found.lines) {
    if (other === line) continue;
    const lines = found.lines.filter((one) => one !== other);
    const { compiled } = tried(baseline, lines, keys);
    if (compiled !== null) found = { lines, version: compiled };
  }
  return found;
}

const loads = (program: Program): boolean => parseProgram(JSON.stringify(program)).problems.every(({ severity }) => severity !== 'error');

/** Both documents without what decides no tier and no benefit: tests of a document, for one, would not let a change stand alone. */
function deciding(baseline: Program, candidate: Program): readonly [Program, Program] {
  const only = (program: Program, isKept: (section: string) => boolean): Program =>
    Object.fromEntries(Object.entries(program).filter(([section]) => isKept(section))) as unknown as Program;
  const isDeciding = (section: string): boolean => DECIDING.has(section) || HEADER.has(section);
  const [one, other] = [only(baseline, isDeciding), only(candidate, isDeciding)];
  if (loads(one) && loads(other)) return [one, other];
  const isNoTest = (section: string): boolean => section !== 'tests';
  return [only(baseline, isNoTest), only(candidate, isNoTest)];
}

/** SIM-Q11: each change of a candidate that can decide something, in the order in which they are told. */
export function singleChanges(baseline: CompiledProgram, candidate: CompiledProgram): SingleChange[] {
  const [before, after] = deciding(baseline.program, candidate.program);
  const lines = linesBetween(before, after);
  const keys = new Set([...heldFor(baseline), ...heldFor(candidate)]);
  return lines.flatMap((line): SingleChange[] => {
    const change = line.changes.find(({ kind, section }) => kind !== 'text' && DECIDING.has(section));
    if (change === undefined) return [];
    const { lines: together, version } = fewest(before, line, lines, keys);
    const own = line.changes.filter((one) => one !== change);
    const others = together.flatMap((one) => (one === line ? [] : one.changes));
    return [{ change, needs: [...own, ...others], version: version ?? candidate }];
  });
}
