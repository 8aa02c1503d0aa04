import { type Literal, type Parameter, parameterAt } from '@tierwright/program';
import type { Day } from '../dates/day.ts';
import { toDay } from '../dates/day.ts';
import type { Cell } from '../records/record-row.ts';

/** A value over time: `values[0]` before the first day, `values[i]` from `days[i - 1]` on. Undefined: no value. */
export interface Steps {
  readonly days: readonly Day[];
  readonly values: readonly (Cell | undefined)[];
}

/** Before every `from` that can be written, so that only entries without `from` are in force. */
const BEGINNING = '0000-00-00';

/** The history of a parameter, or of one of its variants, for no tier and no band. */
export function stepsOf(parameter: Parameter, variant: number | undefined, convert: (literal: Literal) => Cell): Steps {
  const dated = variant === undefined ? parameter.value : parameter.variants?.[variant]?.value;
  const dates = Array.isArray(dated)
    ? dated.flatMap((entry) => (typeof entry === 'object' && entry.from !== undefined ? [entry.from] : []))
    : [];
  const days = [...new Set(dates)].sort();
  const values = [BEGINNING, ...days].map((date) => {
    const found = parameterAt(parameter, { date, ...(variant === undefined ? {} : { variant }) });
    return found && convert(found.value);
  });
  return { days: days.map(toDay), values };
}

/** The value on a day. */
export function valueOn({ days, values }: Steps, day: Day): Cell | undefined {
  let at = days.length;
  while (at > 0 && (days[at - 1] ?? 0) > day) at -= 1;
  return values[at];
}
