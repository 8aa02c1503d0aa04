import type { CompiledProgram } from '@tierwright/engine';
import { HeldColumns } from '../held/held-columns.ts';
import { versionsSteps } from '../outcome/decide-version.ts';
import type { VersionOutcome } from '../outcome/version-outcome.ts';
import { Plan } from '../plan/plan.ts';
import { NOT_DECIDED } from '../run/qualified-tiers.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { PlannedTracks } from '../standings/planned-tracks.ts';
import { wasmOver } from '../standings/row-evaluator.ts';
import { planVersion } from '../standings/version-plan.ts';
import type { Steps } from '../steps/steps.ts';

/** The tiers that partners hold under a version, and the lines of their bill. */
export interface HeldTiers extends Omit<VersionOutcome, 'standings'> {
  readonly standings: readonly { readonly track: string; readonly group: string | null; readonly tier: Int8Array }[];
}

/** Whether partners hold the tiers that they meet on the one day (ENG-T4), and nothing else is asked of them. */
const isPlain = ({ asRead, previous, rows, made }: Snapshot, versions: readonly CompiledProgram[], withLines: boolean): boolean =>
  asRead.size === 0 &&
  previous === null &&
  rows.starts === null &&
  made.from === undefined &&
  made.since === undefined &&
  versions.every(
    ({ program: { tracks = [], benefits = [] } }) => tracks.every(({ per }) => per === undefined) && (!withLines || benefits.length === 0),
  );

/** What partners hold under versions: their whole standing is worked out only where their tier hangs on more than the day. */
export function* heldTiersSteps(snapshot: Snapshot, versions: readonly CompiledProgram[], withLines: boolean): Steps<readonly HeldTiers[]> {
  if (!isPlain(snapshot, versions, withLines)) return yield* versionsSteps(snapshot, versions);
  const { asOf, parametersAsOf } = snapshot.made;
  const plan = new Plan();
  const held = new HeldColumns({ asOf, parametersAsOf });
  const planned = versions.map((compiled) => planVersion(plan, compiled, { asOf, parametersAsOf, isReplayed: false }, held));
  const tracks = new PlannedTracks();
  for (const { standings } of planned.flat())
    for (const { qualified, applies } of standings) {
      tracks.add(qualified);
      if (applies !== null) tracks.add(applies);
    }
  const columns = held.in(snapshot);
  const found = tracks.run(plan, columns, wasmOver(columns, undefined));
  return versions.map((compiled, version): HeldTiers => {
    const standings = planned[version]?.[0]?.standings ?? [];
    const held = standings.map(({ qualified, applies }) => {
      const tier = found(qualified);
      return { track: qualified.track, group: null, tier: applies === null ? tier : within(tier, found(applies)) };
    });
    return { compiled, count: snapshot.count, standings: held, lines: [] };
  });
}

/** Tiers of those to whom the track applies. */
function within(tiers: Int8Array, applies: Int8Array): Int8Array {
  const held = new Int8Array(tiers.length);
  for (let index = 0; index < held.length; index += 1) held[index] = applies[index] === 0 ? (tiers[index] as number) : NOT_DECIDED;
  return held;
}
