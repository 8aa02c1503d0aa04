import type { Condition, Leaf, Operator } from '../../conditions/schema.ts';
import type { Program } from '../../document/schema.ts';
import type { Part, Use } from '../../references/part.ts';
import { fromPointer } from '../../source/json-pointer.ts';
import type { Side } from '../side.ts';

/** What a parameter is there for, where all its uses agree: then a change of it is told as a change of that. */
export type Purpose =
  | { kind: 'threshold'; operator: Operator; requirements: readonly Part[]; leaves: readonly Leaf[] }
  | { kind: 'value' | 'cap'; benefits: readonly Part[] }
  | { kind: 'other' };

export function purposeOf(side: Side, id: string): Purpose {
  const uses = side.references.usedBy(id, 'value').filter((use) => use.by.kind !== 'test' && use.by.kind !== 'invariant');
  const parts = [...new Set(uses.map((use) => use.by))];
  if (uses.length === 0) return { kind: 'other' };
  if (parts.every((part) => part.kind === 'requirement')) return thresholdOf(side, uses, parts);
  if (parts.every((part) => part.kind === 'benefit')) {
    const places = new Set(uses.map((use) => fromPointer(use.pointer)[2]));
    if (places.size === 1 && places.has('value')) return { kind: 'value', benefits: parts };
    if (places.size === 1 && places.has('caps') && uses.every((use) => use.pointer.endsWith('/amount/fact')))
      return { kind: 'cap', benefits: parts };
  }
  return { kind: 'other' };
}

/** What a parameter without a title is named after: "threshold of “Bookings”". */
export function partsInName(side: Side, part: Part | undefined): readonly Part[] {
  if (part?.kind !== 'parameter' || side.program.parameters?.[part.id]?.title !== undefined) return [];
  const purpose = purposeOf(side, part.id);
  if (purpose.kind === 'threshold') return purpose.requirements;
  return purpose.kind === 'other' ? [] : purpose.benefits;
}

function thresholdOf(side: Side, uses: readonly Use[], requirements: readonly Part[]): Purpose {
  const leaves = uses.map((use) =>
    use.pointer.endsWith('/value/fact') ? leafAt(side.program, use.pointer.slice(0, -'/value/fact'.length)) : undefined,
  );
  const known = leaves.filter((leaf) => leaf !== undefined);
  const operator = known[0]?.operator;
  const agree = known.length === uses.length && known.every((leaf) => leaf.operator === operator);
  const isBound = operator !== undefined && /^(?:less|greater)Than/.test(operator);
  return agree && isBound ? { kind: 'threshold', operator, requirements, leaves: known } : { kind: 'other' };
}

/** The leaf at a pointer inside a requirement. */
function leafAt(program: Program, pointer: string): Leaf | undefined {
  const [, id = '', , ...path] = fromPointer(pointer);
  let node: unknown = program.requirements?.[id]?.when;
  for (const step of path) node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[step] : undefined;
  const condition = node as Condition | undefined;
  return condition !== undefined && 'fact' in condition ? condition : undefined;
}
