import type { Json } from '@tierwright/program';
import type { Path } from '../document/json-edits.ts';
import { factRef, itemsOf, memberOf, stringOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import type { Asks } from './asking.ts';
import type { Edits, RequirementCell, Row, RowNote } from './cell.ts';
import type { Column } from './matrix.ts';
import { type Placed, placedAt, type Threshold, thresholdOf } from './threshold.ts';
import { titleOf } from './titles.ts';

export interface MatrixContext {
  readonly program: Json;
  readonly track: number;
  /** The day whose values are shown, `YYYY-MM-DD`. */
  readonly date: string;
  readonly columns: readonly Column[];
  readonly asks: readonly Asks[];
}

/** A test of a fact inside a requirement, or how tests are joined. */
interface Part {
  readonly kind: 'test' | 'oneOf' | 'allOf' | 'noneOf';
  readonly path: Path;
  readonly depth: number;
}

/** A requirement as rows: one where it tests one thing, else one for itself and one for each test. */
export function requirementRows(context: MatrixContext, id: string, depth: number): readonly Row[] {
  const { program } = context;
  const path: Path = ['requirements', id];
  const requirement = valueAt(program, path);
  const parts = [...partsOf(program, [...path, 'when'], 0, true)];
  const only = parts.length === 1 && parts[0]?.kind === 'test' ? parts[0] : undefined;
  const head = { id, why: stringOf(memberOf(requirement, 'why')) ?? '', path };
  const row: Row = {
    ...head,
    ...{ key: `requirement ${id}`, kind: 'requirement', title: titleOf(program, 'requirements', id), depth },
    notes: [...(only ? testNotes(program, only.path) : []), ...includes(program, [...path, 'when'])],
    ...cellsOf(context, id, only ? thresholdAt(program, only.path) : undefined, path, 'ask'),
  };
  if (only) return [row];
  return [
    row,
    ...parts.map((part): Row => {
      const threshold = part.kind === 'test' ? thresholdAt(program, part.path) : undefined;
      const fact = stringOf(memberOf(valueAt(program, part.path), 'fact')) ?? '';
      const common = { ...head, key: `part ${id} ${part.path.slice(2).join('/')}`, kind: part.kind, path: part.path, why: '' };
      const notes = part.kind === 'test' ? testNotes(program, part.path) : [];
      const title = part.kind === 'test' ? titleOf(program, 'values', fact) : '';
      if (part.kind === 'test')
        return { ...common, title, notes, depth: depth + 1 + part.depth, ...cellsOf(context, id, threshold, part.path, 'nothing') };
      const cells = context.columns.map(() => ({ kind: 'join', path: part.path, edits: 'nothing' }) as const);
      return { ...common, title, notes, depth: depth + 1 + part.depth, spec: null, cells };
    }),
  ];
}

/** The tests of a condition with the joints between them; the outermost `all` needs none. */
function* partsOf(program: Json, path: Path, depth: number, isOutermost: boolean): Generator<Part> {
  const condition = valueAt(program, path);
  const joints = [
    ['all', 'allOf'],
    ['any', 'oneOf'],
  ] as const;
  for (const [key, kind] of joints) {
    const items = itemsOf(memberOf(condition, key));
    if (items.length === 0) continue;
    const isShown = items.length > 1 && !(isOutermost && kind === 'allOf');
    if (isShown) yield { kind, path, depth };
    for (const [index] of items.entries()) yield* partsOf(program, [...path, key, index], isShown ? depth + 1 : depth, false);
  }
  if (memberOf(condition, 'not') !== undefined) {
    yield { kind: 'noneOf', path, depth };
    yield* partsOf(program, [...path, 'not'], depth + 1, true);
  }
  if (memberOf(condition, 'fact') !== undefined) yield { kind: 'test', path, depth };
}

function thresholdAt(program: Json, path: Path): Threshold | undefined {
  const leaf = valueAt(program, path);
  return thresholdOf(program, memberOf(leaf, 'value'), [...path, 'value'], stringOf(memberOf(leaf, 'fact')));
}

/** The cells of a requirement, with the values of one threshold. */
function cellsOf(context: MatrixContext, id: string, threshold: Threshold | undefined, at: Path, otherwise: Edits) {
  const { program, columns, asks, date } = context;
  const isFlag = threshold?.kind === 'literal' && threshold.spec.type === 'boolean' && otherwise === 'ask';
  const spec = threshold === undefined || threshold.kind === 'computed' || isFlag ? null : threshold.spec;
  const cells = columns.map((column, index): RequirementCell => {
    const asked = asks[index]?.get(id) ?? [];
    const placed: Placed | null = spec && threshold ? (placedAt(program, threshold, column.id, date) ?? null) : null;
    const reference = asked.find((ask) => ask.path !== null)?.path;
    const standing = placed !== null && placed.value !== undefined ? placed.place : undefined;
    return {
      ...{ kind: 'requirement', tier: column.path, tierId: column.id, asks: asked, placed },
      path: standing && (asked.length > 0 || !placed?.isShared) ? standing : (reference ?? standing ?? at),
      edits: placed ? 'value' : otherwise,
    };
  });
  return { spec, cells };
}

/** How a fact is compared; the threshold itself stands in the cells. */
function testNotes(program: Json, path: Path): readonly RowNote[] {
  const leaf = valueAt(program, path);
  const operator = stringOf(memberOf(leaf, 'operator')) ?? '';
  const fact = stringOf(memberOf(leaf, 'fact')) ?? '';
  const reference = factRef(memberOf(leaf, 'value'));
  const isParameter = reference !== undefined && memberOf(memberOf(program, 'parameters'), reference) !== undefined;
  const than = reference === undefined || isParameter ? null : titleOf(program, 'values', reference);
  const notes: RowNote[] = [{ say: 'test', fact: titleOf(program, 'values', fact), operator, than }];
  const derived = memberOf(memberOf(program, 'derived'), fact);
  const counts = itemsOf(memberOf(derived, 'count')).filter((id) => typeof id === 'string');
  if (counts.length > 0) notes.push({ say: 'counts', what: counts.map((id) => titleOf(program, 'requirements', id)) });
  const score = itemsOf(memberOf(derived, 'score'));
  if (score.length > 0) notes.push({ say: 'scores', what: score.map((part) => scorePart(program, part)) });
  return notes;
}

function scorePart(program: Json, part: Json): string {
  const per = stringOf(memberOf(part, 'per'));
  if (per !== undefined) return titleOf(program, 'values', per);
  const id = stringOf(memberOf(memberOf(part, 'when'), 'condition'));
  if (id !== undefined) return titleOf(program, 'requirements', id);
  const facts = factsIn(memberOf(part, 'when'));
  return facts.map((fact) => titleOf(program, 'values', fact)).join(', ');
}

/** The facts that a condition tests. */
export function factsIn(condition: Json | undefined): readonly string[] {
  const fact = stringOf(memberOf(condition, 'fact'));
  const parts = [...itemsOf(memberOf(condition, 'all')), ...itemsOf(memberOf(condition, 'any'))];
  const not = memberOf(condition, 'not');
  return [...(fact === undefined ? [] : [fact]), ...[...parts, ...(not === undefined ? [] : [not])].flatMap(factsIn)];
}

/** The requirements that a condition names. */
export function requirementsIn(condition: Json | undefined): readonly string[] {
  const id = stringOf(memberOf(condition, 'condition'));
  const parts = [...itemsOf(memberOf(condition, 'all')), ...itemsOf(memberOf(condition, 'any'))];
  const not = memberOf(condition, 'not');
  return [...(id === undefined ? [] : [id]), ...[...parts, ...(not === undefined ? [] : [not])].flatMap(requirementsIn)];
}

function includes(program: Json, path: Path): readonly RowNote[] {
  const what = requirementsIn(valueAt(program, path)).map((id) => titleOf(program, 'requirements', id));
  return what.length > 0 ? [{ say: 'includes', what }] : [];
}
