import { type CompiledProgram, compileProgram } from '@tierwright/engine';
import { type Change, diffPrograms, type Program, parseProgram } from '@tierwright/program';
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

/** The document with some lines put into it; null where it does not load, or has facts that neither version has. */
function tried(baseline: CompiledProgram, lines: readonly Line[], keys: ReadonlySet<string>): CompiledProgram | null {
  const { program, hash, problems } = parseProgram(
    JSON.stringify(
      withAtoms(
        baseline.program,
        lines.flatMap(({ atoms }) => atoms),
      ),
    ),
  );
  if (!program || hash === undefined || problems.some(({ severity }) => severity === 'error')) return null;
  const compiled = compileProgram(program, hash);
  return [...factKeys(compiled).values()].every((key) => keys.has(key)) ? compiled : null;
}

/** As few lines as it takes with one of them: others are left out, half of them at a time, then fewer. */
function fewest(line: Line, all: readonly Line[], isEnough: (lines: readonly Line[]) => boolean): readonly Line[] {
  let kept = all;
  for (let size = Math.ceil(all.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = kept.length - 1; from >= 0; from -= size) {
      const out = new Set(kept.slice(Math.max(0, from - size + 1), from + 1).filter((one) => one !== line));
      const without = kept.filter((one) => !out.has(one));
      if (out.size > 0 && isEnough(without)) kept = without;
    }
  }
  return kept;
}

/** SIM-Q11: each change of a candidate that can decide something, in the order in which they are told. */
export function singleChanges(baseline: CompiledProgram, candidate: CompiledProgram): SingleChange[] {
  const lines = linesBetween(baseline.program, candidate.program);
  const keys = new Set([...factKeys(baseline).values(), ...factKeys(candidate).values()]);
  return lines.flatMap((line): SingleChange[] => {
    const change = line.changes.find(({ kind, section }) => kind !== 'text' && DECIDING.has(section));
    if (change === undefined) return [];
    const alone = tried(baseline, [line], keys);
    const own = line.changes.filter((one) => one !== change);
    if (alone !== null) return [{ change, needs: own, version: alone }];
    const together = fewest(line, lines, (some) => tried(baseline, some, keys) !== null);
    const version = tried(baseline, together, keys) ?? candidate;
    const others = together.flatMap((one) => (one === line ? [] : one.changes));
    return [{ change, needs: [...own, ...others], version }];
  });
}
