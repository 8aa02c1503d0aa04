import {
  currencyExponent,
  type Dated,
  type DatedEntry,
  type Literal,
  type Parameter,
  type ParameterValues,
  type Program,
} from '@tierwright/program';

/** A program in which one value of one parameter is one step away from what it was. */
export interface ParameterStep {
  /** Where the value stands, as a path of keys: `parameters/min.users/byTier/gold`. */
  at: string;
  from: Literal;
  to: Literal;
  program: Program;
}

type Change = (value: Dated) => Dated;
interface Place {
  path: string[];
  value: Dated;
  change: (parameter: Parameter, change: Change) => Parameter;
}

/** Each value of each published parameter moved by one step, up and down; placeholders are nobody's number. */
export function parameterSteps(program: Program): ParameterStep[] {
  return Object.entries(program.parameters ?? {}).flatMap(([id, parameter]) =>
    parameter.placeholder === undefined ? placesOf(parameter).flatMap((place) => stepsAt(program, id, parameter, place)) : [],
  );
}

function placesOf(parameter: Parameter): Place[] {
  const own = placesIn(parameter, [], (change) => (all, by) => ({ ...all, ...change(all, by) }));
  const variants = (parameter.variants ?? []).flatMap((variant, index) =>
    placesIn(variant, ['variants', String(index)], (change) => (all, by) => ({
      ...all,
      variants: (all.variants ?? []).map((one, n) => (n === index ? { ...one, ...change(one, by) } : one)),
    })),
  );
  return [...own, ...variants];
}

type Inner = (values: ParameterValues, change: Change) => ParameterValues;
type Outer = (inner: Inner) => (parameter: Parameter, change: Change) => Parameter;

function placesIn(values: ParameterValues, path: string[], outer: Outer): Place[] {
  const single =
    values.value === undefined
      ? []
      : [{ path: [...path, 'value'], value: values.value, change: outer((all, by) => ({ value: by(all.value as Dated) })) }];
  const keyed = (['byTier', 'byBand'] as const).flatMap((kind) =>
    Object.entries(values[kind] ?? {}).map(([key, value]) => ({
      path: [...path, kind, key],
      value,
      change: outer((all, by) => ({ [kind]: { ...all[kind], [key]: by(value) } })),
    })),
  );
  return [...single, ...keyed];
}

const isHistory = (value: Dated): value is DatedEntry[] => Array.isArray(value) && value.some((entry) => typeof entry === 'object');

function stepsAt(program: Program, id: string, parameter: Parameter, { path, value, change }: Place): ParameterStep[] {
  const at = ['parameters', id, ...path];
  const moved = (key: string[], from: Literal, to: Literal, by: Change) => ({
    at: [...at, ...key].join('/'),
    from,
    to,
    program: { ...program, parameters: { ...program.parameters, [id]: change(parameter, by) } },
  });
  if (!isHistory(value)) return stepsOf(program, parameter, value).map((to) => moved([], value, to, () => to));
  return value.flatMap((entry, index) => {
    const replaced = (part: Partial<DatedEntry>) => () => value.map((one, n) => (n === index ? { ...one, ...part } : one));
    const values = stepsOf(program, parameter, entry.value).map((to) =>
      moved([String(index), 'value'], entry.value, to, replaced({ value: to })),
    );
    const { from } = entry;
    const days =
      from === undefined
        ? []
        : [-1, 1].map((days) => moved([String(index), 'from'], from, dayAfter(from, days), replaced({ from: dayAfter(from, days) })));
    return [...values, ...days];
  });
}

const dayAfter = (date: string, days: number) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

/** The values one step away: a unit, a cent, a tenth of a percent or of a number, a day or an hour, another word. */
function stepsOf(program: Program, { type, values }: Parameter, value: Literal): Literal[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [-1, 1].map((sign) => shifted(value, sign, decimalsOf(program, type)));
  if (Array.isArray(value)) return value.map((word) => value.filter((other) => other !== word));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([currency, amount]) =>
      [-1, 1].map((sign) => ({ ...value, [currency]: shifted(amount, sign, currencyExponent(currency) ?? 0) })),
    );
  }
  if (type === 'duration' && typeof value === 'string') return durationSteps(value);
  return type === 'enum' ? (values ?? []).filter((word) => word !== value) : [];
}

const decimalsOf = (program: Program, type: Parameter['type']) =>
  type === 'integer' ? 0 : type === 'money' ? (currencyExponent(program.currency) ?? 0) : 1;

/** Added as whole steps, so that 0.1 + 0.2 is 0.3. */
const shifted = (value: number, sign: number, decimals: number) => {
  const scale = 10 ** Math.max(decimals, (String(value).split('.')[1] ?? '').length);
  return (Math.round(value * scale) + sign * (scale / 10 ** decimals)) / scale;
};

function durationSteps(duration: string): string[] {
  const moved = [-1, 1].map((sign) => duration.replace(/\d+(?=[A-Z]$)/, (count) => String(Number(count) + sign)));
  return moved.filter((term) => !term.includes('-'));
}
