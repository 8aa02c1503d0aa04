import type { FactValue } from '@tierwright/facts';
import type { Operator } from '@tierwright/program';

/** The place of a node in its plan. */
export type ValueId = number & { readonly of?: 'value' };
export type StatusId = number & { readonly of?: 'status' };

/** Something that is met, missed or unknown, for each partner. */
export type StatusNode =
  | { readonly op: 'test'; readonly operator: Operator; readonly left: ValueId; readonly right: ValueId }
  | { readonly op: 'all' | 'any'; readonly parts: readonly StatusId[] }
  | { readonly op: 'not'; readonly part: StatusId };

export type ScorePartNode =
  | { readonly per: ValueId; readonly full: ValueId; readonly points: ValueId }
  | { readonly when: StatusId; readonly points: ValueId };

/** A value of each partner, null where it is unknown. `count` and `score` have an upper bound besides (ENG-C3). */
export type ValueNode =
  | { readonly op: 'constant'; readonly value: FactValue }
  /** A fact by the name of its column, in a group of it where it has groups. */
  | { readonly op: 'fact'; readonly fact: string; readonly group: string | null }
  /** Inside an `each` over groups that occur: a fact of the group that is looked at; without a fact the group itself. */
  | { readonly op: 'entry'; readonly by: string; readonly fact: string | null }
  /** ENG-D5 over groups that occur in one of the facts: `where` is worked out for each of them. */
  | { readonly op: 'each'; readonly by: string; readonly facts: readonly string[]; readonly where: StatusId }
  /** The value of the first case that is met; unknown where a case before it is unknown (ENG-P2). */
  | { readonly op: 'choose'; readonly cases: readonly { readonly when: StatusId; readonly value: ValueId }[]; readonly otherwise: ValueId }
  /** `values[n]` from the `n`th day on, `values[0]` before the first (ENG-P3). */
  | { readonly op: 'onDay'; readonly day: ValueId; readonly days: readonly string[]; readonly values: readonly ValueId[] }
  | { readonly op: 'count'; readonly parts: readonly StatusId[] }
  | { readonly op: 'score'; readonly parts: readonly ScorePartNode[] }
  | { readonly op: 'sum'; readonly plus: readonly ValueId[]; readonly minus: readonly ValueId[] }
  | { readonly op: 'min' | 'max'; readonly of: readonly ValueId[] }
  | {
      readonly op: 'ratio';
      readonly numerator: ValueId;
      readonly denominator: ValueId;
      readonly onZero: number | null;
      /** 100 for a percentage; multiplied, and divided, so that money counts in major units (ENG-D3). */
      readonly per: number;
      readonly numeratorScale: number;
      readonly denominatorScale: number;
    };
