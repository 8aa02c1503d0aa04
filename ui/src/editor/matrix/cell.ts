import type { Json } from '@tierwright/program';
import type { Path } from '../document/json-edits.ts';
import type { Ask } from './asking.ts';
import type { Placed } from './threshold.ts';
import type { ValueSpec } from './typed-value.ts';

/** What can be done with a cell in place: write a value, say whether the tier asks for it, or neither. */
export type Edits = 'value' | 'ask' | 'nothing';

/** A requirement, or a test inside it, in a tier. */
export interface RequirementCell {
  readonly kind: 'requirement';
  /** The tier's place. */
  readonly tier: Path;
  readonly tierId: string;
  readonly asks: readonly Ask[];
  readonly placed: Placed | null;
  /** Where the cell stands in the document: its value, else the reference, else the tier. */
  readonly path: Path;
  readonly edits: Edits;
}

/** What a tier gives. */
export interface BenefitCell {
  readonly kind: 'benefit';
  readonly tier: Path;
  readonly tierId: string;
  /** The tier is high enough for it. */
  readonly isGiven: boolean;
  readonly placed: Placed | null;
  readonly path: Path;
  readonly edits: Edits;
}

/** How many routes there are in a tier; 0 where the tier asks for all. */
interface RoutesCell {
  readonly kind: 'routes';
  readonly count: number;
  readonly path: Path;
  readonly edits: 'nothing';
}

/** Between the tests of a requirement: how they are joined. */
interface JoinCell {
  readonly kind: 'join';
  readonly path: Path;
  readonly edits: 'nothing';
}

export type Cell = RequirementCell | BenefitCell | RoutesCell | JoinCell;

/** A remark beside the title of a row. */
export type RowNote =
  | { readonly say: 'test'; readonly fact: string; readonly operator: string; readonly than: string | null }
  | { readonly say: 'includes' | 'counts' | 'scores' | 'onlyIf'; readonly what: readonly string[] };

export interface Row {
  readonly key: string;
  readonly kind: 'requirement' | 'test' | 'oneOf' | 'allOf' | 'noneOf' | 'routes' | 'benefit';
  /** Of the requirement or benefit. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly path: Path;
  readonly depth: number;
  /** The type of its values; null where cells only say whether a tier asks. */
  readonly spec: ValueSpec | null;
  readonly notes: readonly RowNote[];
  readonly cells: readonly Cell[];
}

/** The value of a cell, as it stands in the document. */
export const valueOfCell = (cell: Cell): Json | undefined =>
  cell.kind === 'requirement' || cell.kind === 'benefit' ? cell.placed?.value : undefined;

/** The value that a cell shows: one that holds for every tier only where the tier asks for it. */
export function visibleValue(cell: Cell): Json | undefined {
  if (cell.kind === 'requirement' && cell.asks.length === 0 && cell.placed?.isShared) return undefined;
  if (cell.kind === 'benefit' && !cell.isGiven && cell.placed?.isShared) return undefined;
  return valueOfCell(cell);
}
