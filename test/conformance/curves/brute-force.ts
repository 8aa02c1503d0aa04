import { type CompiledProgram, compileProgram, type Decision, decide } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Literal, Program } from '@tierwright/program';
import { type CurvePoint, impactOf, impactReport, makeSnapshot, type Versions } from '@tierwright/simulation';

/** A value of a parameter, as a place in the document that a test writes to. */
export interface Slot {
  readonly parameter: string;
  readonly tier?: string;
  readonly variant?: number;
}

type Entry = { from?: string; value: Literal };
const isHistory = (dated: unknown): dated is Entry[] => Array.isArray(dated) && typeof dated[0] === 'object';

/** The entry of a history that holds on a day. */
function entryOn(history: readonly Entry[], day: string): Entry | undefined {
  const begun = history.filter(({ from = '' }) => from <= day);
  return begun.reduce<Entry | undefined>(
    (found, one) => (found === undefined || (one.from ?? '') >= (found.from ?? '') ? one : found),
    undefined,
  );
}

/** The document with another value written into it, and the value that was there; undefined where there is no number. */
export function written(
  program: Program,
  { parameter, tier, variant }: Slot,
  day: string,
  value?: number,
): { program: Program; before: number } | undefined {
  const copy = structuredClone(program);
  const of = copy.parameters?.[parameter];
  const values = variant === undefined ? of : of?.variants?.[variant];
  const holder = (tier === undefined ? values : values?.byTier) as Record<string, unknown> | undefined;
  const key = tier ?? 'value';
  const dated = holder?.[key];
  const entry = isHistory(dated) ? entryOn(dated, day) : undefined;
  const literal = isHistory(dated) ? entry?.value : dated;
  const isMoney = typeof literal === 'object' && literal !== null && !Array.isArray(literal);
  const before = isMoney ? (literal as Record<string, number>)[program.currency] : literal;
  if (typeof before !== 'number' || holder === undefined) return undefined;
  if (value === undefined) return { program: copy, before };
  const next = isMoney ? { ...(literal as Record<string, number>), [program.currency]: value } : value;
  if (entry) entry.value = next;
  else holder[key] = next;
  return { program: copy, before };
}

/** Every number of a document that holds on a day. */
export function slotsOf(program: Program, day: string): Slot[] {
  return Object.entries(program.parameters ?? {})
    .filter(([, { type }]) => ['integer', 'number', 'money', 'percent'].includes(type))
    .flatMap(([parameter, of]) =>
      [undefined, ...(of.variants ?? []).keys()].flatMap((variant): Slot[] => {
        const values = variant === undefined ? of : of.variants?.[variant];
        const at = variant === undefined ? { parameter } : { parameter, variant };
        return [at, ...Object.keys(values?.byTier ?? {}).map((tier) => ({ ...at, tier }))];
      }),
    )
    .filter((slot) => written(program, slot, day) !== undefined);
}

function decided(compiled: CompiledProgram, partner: PartnerData, asOf: string, trace = false): Decision {
  const outcome = decide(compiled, partner, { asOf, extra: 'ignore', trace });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

/** The report on partners that the row evaluator decides, one by one. */
function reported(versions: Versions, partners: readonly PartnerData[], asOf: string) {
  const snapshot = makeSnapshot([versions.baseline, versions.candidate], partners, { base: '', asOf });
  return impactReport(impactOf({ ...snapshot, asRead: new Map(partners.entries()) }, versions), versions);
}

/** A point of a curve: the base decided again with the value in the document by the row evaluator, told by its report. */
export function pointOf(
  baseline: CompiledProgram,
  candidate: Program,
  partners: readonly PartnerData[],
  asOf: string,
  value: number,
): CurvePoint {
  const after = compileProgram(candidate);
  const tiers = (candidate.tracks ?? []).map((track) => [track.id, Object.fromEntries(track.tiers.map(({ id }) => [id, 0]))] as const);
  const counts: Record<string, Record<string, number>> = Object.fromEntries(tiers);
  for (const partner of partners)
    for (const { track, group, tier } of decided(after, partner, asOf).tracks) {
      const counted = counts[track];
      if (group === undefined && tier !== null && counted) counted[tier] = (counted[tier] ?? 0) + 1;
    }
  const moved = reported({ baseline, candidate: after }, partners, asOf).changes.directions;
  // Under the candidate alone: what is not known there alone is left out.
  const bill = reported({ baseline: after, candidate: after }, partners, asOf).cost;
  const lines = bill.lines.map(({ line, after: sum, unknown }) => [line, { amount: sum.value ?? 0, unknown }] as const);
  return { value, tiers: counts, moved, cost: Object.fromEntries(lines), total: bill.total.after };
}
