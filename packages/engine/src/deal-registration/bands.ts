import type { CountedRecord, FactValue } from '@tierwright/facts';
import { type DealRegistration, type Program, toMinor } from '@tierwright/program';
import { readType } from '../model/value-type.ts';

/** The bands of a deal; null where one is not known (ENG-R7). */
export interface DealBands {
  band: string | null;
  bands: readonly string[] | null;
}

/** The bands of one deal: `measure` reads a fact, `lines` are those of the deal. */
export type ReadBands = (measure: (id: string) => FactValue, lines: () => readonly CountedRecord[]) => DealBands;

/** A band with its ends as inside values; the last one is open. */
interface Limits {
  only: DealBands;
  id: string;
  from: number;
  to: number;
}

const NONE: DealBands = { band: null, bands: null };

function limitsOf(bands: NonNullable<DealRegistration['bands']>, scale: (limit: number) => number): Limits[] {
  return bands.list.map(({ id, from, to }, index, list) => {
    const end = to ?? list[index + 1]?.from;
    return { id, only: { band: id, bands: [id] }, from: scale(from), to: end === undefined ? Number.POSITIVE_INFINITY : scale(end) };
  });
}

function lineField(registration: DealRegistration, field: string): string | undefined {
  return registration.form?.find((candidate) => candidate.type === 'lines')?.of?.find((line) => line.id === field)?.type;
}

/** Bands over the value of a fact, or over a field of the deal's lines. */
export function compileBands(program: Program, registration: DealRegistration): ReadBands {
  const { bands } = registration;
  if (!bands) return () => NONE;
  const { of } = bands;
  const field = of.startsWith('line.') ? of.slice('line.'.length) : undefined;
  const isMoney = field === undefined ? readType(program, of).type === 'money' : lineField(registration, field) === 'money';
  const limits = limitsOf(bands, isMoney ? (limit) => toMinor(limit, program.currency) ?? Math.round(limit) : (limit) => limit);
  const bandOf = (value: FactValue): Limits | undefined =>
    typeof value === 'number' ? limits.find(({ from, to }) => value >= from && value < to) : undefined;
  if (field === undefined) return (measure) => bandOf(measure(of))?.only ?? NONE;
  return (_measure, lines) => {
    const found = new Set<Limits>();
    for (const line of lines()) {
      const band = bandOf(line.field(field));
      if (band === undefined) return NONE;
      found.add(band);
    }
    const [only] = found;
    if (only === undefined) return NONE;
    return found.size === 1 ? only.only : { band: null, bands: [...found].map(({ id }) => id).sort() };
  };
}
