import type { CountedRecord, FactValue } from '@tierwright/facts';
import { type Band, type DealRegistration, type Program, toMinor } from '@tierwright/program';
import { readType } from '../model/value-type.ts';

/** The bands of a deal; null where one is not known (ENG-R7). */
export interface DealBands {
  band: string | null;
  bands: readonly string[] | null;
}

/** The band that holds a value, or nothing in a gap. */
function bandOf(list: readonly Band[], value: number, scale: (limit: number) => number): string | undefined {
  return list.find((band, index) => {
    const to = band.to ?? list[index + 1]?.from;
    return value >= scale(band.from) && (to === undefined || value < scale(to));
  })?.id;
}

function lineField(registration: DealRegistration, field: string): string | undefined {
  return registration.form?.find((candidate) => candidate.type === 'lines')?.of?.find((line) => line.id === field)?.type;
}

/** Bands over the value of a fact, or over a field of the deal's lines. */
export function bandsOf(
  program: Program,
  registration: DealRegistration,
  read: (id: string) => FactValue,
  lines: readonly CountedRecord[],
): DealBands {
  const { bands } = registration;
  if (!bands) return { band: null, bands: null };
  const minor = (limit: number) => toMinor(limit, program.currency) ?? Math.round(limit);
  const plain = (limit: number) => limit;
  if (!bands.of.startsWith('line.')) {
    const value = read(bands.of);
    if (typeof value !== 'number') return { band: null, bands: null };
    const band = bandOf(bands.list, value, readType(program, bands.of).type === 'money' ? minor : plain);
    return band === undefined ? { band: null, bands: null } : { band, bands: [band] };
  }
  const field = bands.of.slice('line.'.length);
  const isMoney = lineField(registration, field) === 'money';
  const found = new Set<string>();
  for (const line of lines) {
    const value = line.field(field);
    const band = typeof value === 'number' ? bandOf(bands.list, value, isMoney ? minor : plain) : undefined;
    if (band === undefined) return { band: null, bands: null };
    found.add(band);
  }
  if (found.size === 0) return { band: null, bands: null };
  const sorted = [...found].sort();
  return { band: sorted.length === 1 ? (sorted[0] as string) : null, bands: sorted };
}
