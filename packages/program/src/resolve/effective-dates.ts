import { canonicalize } from '../canonical/canonicalize.ts';
import type { Program } from '../document/schema.ts';
import type { Dated, ParameterValues } from '../parameters/schema.ts';
import { type InForce, inForce, isHistory } from './dated.ts';

/** The days on which any dated value of the program becomes another one, in rising order. */
export function effectiveDates(program: Program): string[] {
  const days = new Set<string>();
  for (const parameter of Object.values(program.parameters ?? {})) {
    for (const values of [parameter, ...(parameter.variants ?? [])]) {
      for (const dated of datedValues(values)) for (const day of changesOf(dated)) days.add(day);
    }
  }
  return [...days].sort();
}

/** Every value of a parameter or a variant, each a literal or a history. */
function datedValues(values: ParameterValues): Dated[] {
  return [
    ...(values.value === undefined ? [] : [values.value]),
    ...Object.values(values.byTier ?? {}),
    ...Object.values(values.byBand ?? {}),
  ];
}

/** The days on which a history changes: a day on which it begins anew with the same value is none. */
function changesOf(dated: Dated): string[] {
  if (!isHistory(dated)) return [];
  const days = [...new Set(dated.flatMap((entry) => entry.from ?? []))].sort();
  let before = textOf(inForce(dated, ''));
  return days.filter((day) => {
    const now = textOf(inForce(dated, day));
    const changed = now !== before;
    before = now;
    return changed;
  });
}

const textOf = (found: InForce | undefined) => (found === undefined ? undefined : canonicalize(found.value));
