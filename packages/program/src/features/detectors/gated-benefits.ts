import type { Benefit } from '../../benefits/schema.ts';
import type { Program } from '../../document/schema.ts';
import { toPointer } from '../../source/json-pointer.ts';
import type { Detector } from '../feature.ts';

/** Benefits from a tier on, by tier or by condition, and how several become one. */
export const gatedBenefits: Detector = (program) => [
  ...(program.benefits ?? []).flatMap((benefit, index) => (isGated(program, benefit) ? [toPointer(['benefits', index])] : [])),
  ...Object.keys(program.stacking ?? {}).map((id) => toPointer(['stacking', id])),
];

function isGated(program: Program, { atLeast, when, value }: Benefit): boolean {
  if (atLeast !== undefined || when !== undefined) return true;
  if (typeof value !== 'object' || !('fact' in value)) return false;
  return program.parameters?.[String(value.fact)]?.byTier !== undefined;
}
