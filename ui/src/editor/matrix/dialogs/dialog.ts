import type { Path } from '../../document/json-edits.ts';
import type { Renamable } from '../rename-id.ts';

/** What is asked before the matrix changes more than a cell. `after`: the tier's place, from 0. */
export type Dialog =
  | { readonly kind: 'rename'; readonly namespace: Renamable; readonly id: string }
  | { readonly kind: 'removeTier'; readonly path: Path; readonly title: string }
  | { readonly kind: 'removeRequirement'; readonly id: string; readonly title: string }
  | { readonly kind: 'addTier'; readonly after: number }
  | { readonly kind: 'removeBenefit'; readonly id: string; readonly title: string }
  | { readonly kind: 'addRequirement' }
  | { readonly kind: 'addBenefit' }
  /** What a tier asks for: its routes. */
  | { readonly kind: 'routes'; readonly path: Path; readonly title: string };
