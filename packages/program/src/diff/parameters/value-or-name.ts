import type { Operator } from '../../conditions/schema.ts';
import { isHistory } from '../../resolve/dated.ts';
import { valueName, valueTitle } from '../names.ts';
import type { Side } from '../side.ts';
import { joined } from '../words/join.ts';
import { valuesInWords } from './value-words.ts';

/** A parameter or another value by its title; a parameter without one by its values, where each is one number or word. */
export function valueOrName(side: Side, id: string): string {
  const parameter = side.program.parameters?.[id];
  if (parameter === undefined || valueTitle(side, id) !== undefined) return valueName(side, id);
  const { value, byTier, byBand, variants } = parameter;
  const all = [...(value === undefined ? [] : [value]), ...Object.values(byTier ?? {}), ...Object.values(byBand ?? {})];
  const isPlain = all.length > 0 && variants === undefined && !all.some(isHistory);
  return isPlain ? joined(valuesInWords(parameter, parameter, side)) : valueName(side, id);
}

/** The right side of a comparison: what the tier asks for, where a parameter without a title has a value for each tier. */
export function thresholdInWords(side: Side, id: string, operator: Operator): string {
  const parameter = side.program.parameters?.[id];
  if (parameter?.byTier === undefined || parameter.title !== undefined) return valueOrName(side, id);
  return operator.startsWith('lessThan') ? 'what the tier allows' : 'what the tier asks for';
}
