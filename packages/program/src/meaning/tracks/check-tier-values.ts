import type { Dated, Parameter, ParameterValues } from '../../parameters/schema.ts';
import type { Tier, Track } from '../../tracks/schema.ts';
import { requirementNode } from '../../types-of-values/dependencies.ts';
import { isFactRef, mentionsOf } from '../../types-of-values/each-leaf.ts';
import type { Examination } from '../examination.ts';
import { isHistory } from '../values/parameter-literals.ts';

/**
 * Every parameter that a tier asks for has a value for that tier on the day the version begins. A blank cell of the
 * matrix is a requirement that the tier does not list, never a value that is missing.
 */
export function checkTierValues(x: Examination): void {
  const missing = new Map<string, { id: string; tiers: string[] }>();
  for (const track of x.program.tracks ?? [])
    for (const tier of track.tiers)
      for (const id of reachedFrom(x, startsOf(track, tier))) {
        const pointer = gapOf(x, id, tier.id);
        if (pointer === undefined) continue;
        const gap = missing.get(pointer) ?? { id, tiers: [] };
        if (!gap.tiers.includes(tier.id)) gap.tiers.push(tier.id);
        missing.set(pointer, gap);
      }
  const from = x.program.effective?.from;
  for (const [pointer, { id, tiers }] of missing) {
    const words = tiers.map((tier) => `\`${tier}\``).join(', ');
    x.report.add(
      'PDL216',
      pointer,
      `\`${id}\` has no value for ${words}${from === undefined ? '' : ` on ${from}`}, and ${tiers.length === 1 ? 'that tier needs' : 'these tiers need'} it.`,
      {
        value: id,
        expected: `a value for ${words}`,
      },
    );
  }
}

/** What is looked up for a tier: what it asks for, and how long it is kept. */
function startsOf(track: Track, tier: Tier): string[] {
  const starts = tier.qualify
    ? mentionsOf(tier.qualify, '').map((mention) => (mention.kind === 'requirement' ? requirementNode(mention.id) : mention.id))
    : [];
  const grace = tier.review?.demote?.grace ?? track.review?.demote?.grace;
  return isFactRef(grace) ? [...starts, grace.fact] : starts;
}

/** Ids of everything that is read, through requirements, derived values and variants. */
function reachedFrom(x: Examination, starts: string[]): Set<string> {
  const reached = new Set<string>();
  for (let node = starts.pop(); node !== undefined; node = starts.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    for (const dependency of x.types.graph.get(node) ?? []) starts.push(dependency.node);
  }
  return reached;
}

/** Where a parameter lacks a value for a tier; undefined where it has one. */
function gapOf({ program }: Examination, id: string, tier: string): string | undefined {
  const parameter = own(program.parameters, id);
  if (!parameter || parameter.byBand || parameter.records) return undefined;
  const sets = [parameter, ...(parameter.variants ?? [])];
  const exists = sets.some((values) => valueFor(values, tier) !== undefined);
  const from = program.effective?.from;
  if (sets.some((values) => isIn(valueFor(values, tier), parameter, from))) return undefined;
  if (!exists) return parameter.byTier ? `/parameters/${id}/byTier` : `/parameters/${id}`;
  if (own(parameter.byTier, tier) !== undefined) return `/parameters/${id}/byTier/${tier}`;
  return parameter.value === undefined ? `/parameters/${id}/variants` : `/parameters/${id}/value`;
}

/** Whether a value is in force on the day; one that is looked up at another date only has to be there. */
const isIn = (dated: Dated | undefined, { at }: Parameter, from: string | undefined): boolean =>
  dated !== undefined &&
  (from === undefined || at !== undefined || !isHistory(dated) || dated.some((entry) => entry.from === undefined || entry.from <= from));

/** What a tier finds; a placeholder may say null, which is a value that is not known yet. */
const valueFor = (values: ParameterValues, tier: string): Dated | undefined => {
  const named = own(values.byTier, tier);
  return named === undefined ? values.value : named;
};

const own = <T>(map: Record<string, T> | undefined, key: string): T | undefined => (map && Object.hasOwn(map, key) ? map[key] : undefined);
