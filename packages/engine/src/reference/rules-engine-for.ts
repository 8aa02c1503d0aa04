import type { PartnerData } from '@tierwright/facts';
import type { Outcome, Program } from '@tierwright/program';
import { insideGroup } from './context.ts';
import { openSession, type ReferenceOptions } from './open-session.ts';
import { ladderContext } from './qualification.ts';

/** Which tier is asked about: in a grouped track, for one of its groups. */
export interface TierAsked {
  track: string;
  tier: string;
  group?: { field: string; value: string };
}

/**
 * One tier's conditions and constants, ready for json-rules-engine alone: each call makes an engine, runs it and says
 * whether it passes. Facts, parameters and derived values are computed before, so a benchmark compares like with like.
 */
export async function rulesEngineFor(
  program: Program,
  data: PartnerData,
  asked: TierAsked,
  options: ReferenceOptions,
): Promise<Outcome<() => Promise<boolean>>> {
  const opened = await openSession(program, data, options);
  if (!opened.ok) return opened;
  const track = program.tracks?.find(({ id }) => id === asked.track);
  const tier = track?.tiers.find(({ id }) => id === asked.tier);
  if (!track || !tier) throw new Error(`No tier ${asked.track}.${asked.tier}`);
  const { asOf, parametersAsOf = asOf } = options;
  const context = ladderContext({ track, group: null }, asOf, parametersAsOf, tier.id);
  if (!tier.qualify) return { ok: true, value: async () => true, problems: opened.problems };
  const run = await opened.value.session.prepareRun(tier.qualify, asked.group ? insideGroup(context, asked.group) : context);
  return { ok: true, value: run, problems: opened.problems };
}
