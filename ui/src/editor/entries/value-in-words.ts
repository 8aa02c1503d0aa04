import type { Json } from '@tierwright/program';
import type { Known } from '../conditions/known.ts';
import { placedAt, thresholdOf } from '../matrix/threshold.ts';
import { shownValue, type ValueSpec } from '../matrix/typed-value.ts';

/**
 * A value as people read it. Of `{ "fact": … }` that of the parameter on a day, where it is one for everybody, else its name.
 */
export function valueInWords(program: Json, { sentences }: Known, value: Json | undefined, spec: ValueSpec, date: string): string {
  const threshold = thresholdOf(program, value, []);
  if (threshold === undefined || threshold.kind === 'literal') return shownValue(value, spec);
  const placed = placedAt(program, threshold, '', date);
  const isShown = placed?.isShared && placed.value !== undefined && placed.value !== null && placed.variants === 0;
  return isShown ? shownValue(placed.value, spec) : sentences.nameOfValue(threshold.id);
}
