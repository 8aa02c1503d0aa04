import type { Expectation, Json } from '@tierwright/program';
import type { Decision } from '../decision/decision.ts';

export interface Mismatch {
  /** Where in `expect`, such as `benefits.mdf.amount`. */
  path: string;
  expected: Json;
  got: Json;
}

/** Values of facts and derived values, and what is unknown, in the context of the tier held. */
export interface Values {
  value: (id: string) => Json;
  isUnknown: (id: string) => boolean;
}

const isPlain = (value: unknown): value is Record<string, Json> => typeof value === 'object' && value !== null && !Array.isArray(value);

function equal(a: Json, b: Json): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && [...a].sort().every((value, index) => equal(value, [...b].sort()[index] as Json));
  if (isPlain(a) && isPlain(b))
    return (
      Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => key in b && equal(a[key] as Json, b[key] as Json))
    );
  return a === b;
}

/** By group: every named group agrees, and what is not named is absent or null. */
function equalByGroup(expected: Json, got: Json): boolean {
  if (!isPlain(expected) || !isPlain(got)) return equal(expected, got);
  return [...new Set([...Object.keys(expected), ...Object.keys(got)])].every((group) => (expected[group] ?? null) === (got[group] ?? null));
}

const namedOnly = (expected: Json, got: Json): boolean =>
  isPlain(expected) && isPlain(got)
    ? Object.entries(expected).every(([group, value]) => equal(value, got[group] ?? null))
    : equal(expected, got);

/** What a decision has otherwise than a test expects; only what the test names is compared. */
export function compareDecision(expect: Expectation, decision: Decision, values: Values): Mismatch[] {
  const found: Mismatch[] = [];
  const check = (path: string, expected: Json | undefined, got: Json, same: (a: Json, b: Json) => boolean = equal) => {
    if (expected !== undefined && !same(expected, got)) found.push({ path, expected, got });
  };
  const track = expect.track ?? decision.tracks[0]?.track;
  const entries = decision.tracks.filter((entry) => entry.track === track);
  const headline = entries.find((entry) => entry.group === undefined);
  check('track', expect.track, expect.track === null ? (decision.tracks[0]?.track ?? null) : (headline?.track ?? null));
  check('tier', expect.tier, headline?.tier ?? null);
  check('state', expect.state, headline?.state ?? null);
  check('until', expect.until, headline?.until ?? null);
  for (const [group, tier] of Object.entries(expect.groups ?? {}))
    check(`groups.${group}`, tier, entries.find((entry) => entry.group === group)?.tier ?? null);
  for (const [id, value] of Object.entries(expect.facts ?? {})) check(`facts.${id}`, value, values.value(id), namedOnly);
  for (const id of expect.unknown ?? [])
    if (!values.isUnknown(id)) found.push({ path: `unknown.${id}`, expected: null, got: values.value(id) });
  const tiers = decision.trace?.tracks.filter((entry) => entry.track === track).flatMap((entry) => entry.tiers) ?? [];
  for (const [tier, missed] of Object.entries(expect.missed ?? {})) {
    check(`missed.${tier}`, missed, [...new Set(tiers.filter((entry) => entry.tier === tier).flatMap((entry) => entry.missed))]);
  }
  for (const [id, expected] of Object.entries(expect.benefits ?? {})) {
    const benefit = decision.benefits.find((candidate) => candidate.benefit === id);
    if (typeof expected === 'boolean') check(`benefits.${id}`, expected, benefit?.granted ?? false);
    else {
      check(`benefits.${id}.value`, expected.value, (benefit?.value ?? null) as Json, equalByGroup);
      check(`benefits.${id}.amount`, expected.amount, benefit?.amount ?? null);
    }
  }
  for (const [id, expected] of Object.entries(expect.stacking ?? {})) {
    const stack = decision.stacking.find((candidate) => candidate.stack === id);
    check(`stacking.${id}.value`, expected.value, stack?.value ?? null, equalByGroup);
    check(`stacking.${id}.amount`, expected.amount, stack?.amount ?? null);
  }
  const deal = decision.deal as unknown as Record<string, Json> | undefined;
  for (const [key, expected] of Object.entries(expect.deal ?? {})) check(`deal.${key}`, expected as Json, deal?.[key] ?? null);
  return found;
}
