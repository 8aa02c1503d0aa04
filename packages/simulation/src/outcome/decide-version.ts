import { type CompiledProgram, type Decision, decide } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { linesOn } from '../benefits/lines-on.ts';
import { ratesOn } from '../report/rates-on.ts';
import type { Snapshot, SnapshotMaking } from '../snapshot/snapshot.ts';
import type { RowEvaluator } from '../standings/row-evaluator.ts';
import { standingsUnder } from '../standings/standings-under.ts';
import { finish, type Steps } from '../steps/steps.ts';
import { benefitSource } from './benefit-source.ts';
import { OutcomeBuilder } from './outcome-builder.ts';
import type { VersionOutcome } from './version-outcome.ts';

/** The decision of the row evaluator on the day of a snapshot. */
export function decideAsRead(
  compiled: CompiledProgram,
  partner: PartnerData,
  { asOf, parametersAsOf, asKnownOn }: SnapshotMaking,
  trace = false,
): Decision {
  const outcome = decide(compiled, partner, {
    asOf,
    ...(parametersAsOf === undefined ? {} : { parametersAsOf }),
    ...(asKnownOn === undefined ? {} : { asKnownOn }),
    extra: 'ignore',
    trace,
  });
  // Who cannot be decided is not taken into a snapshot.
  if (!outcome.ok) throw new Error(`partner ${partner.id} cannot be decided: ${outcome.problems.map(({ code }) => code).join(', ')}`);
  return outcome.value;
}

/** What a version gives every partner of a snapshot. */
export const decideVersion = (snapshot: Snapshot, compiled: CompiledProgram): VersionOutcome => finish(versionSteps(snapshot, compiled));

/** The same in steps. */
export function* versionSteps(snapshot: Snapshot, compiled: CompiledProgram): Steps<VersionOutcome> {
  const [outcome] = yield* versionsSteps(snapshot, [compiled]);
  return outcome as VersionOutcome;
}

/** What versions give every partner of a snapshot: what they have in common is worked out once. */
export const decideVersions = (
  snapshot: Snapshot,
  versions: readonly CompiledProgram[],
  /** By default WebAssembly where it is there and worth its while. */
  evaluator?: RowEvaluator,
): VersionOutcome[] => finish(versionsSteps(snapshot, versions, evaluator));

/** The same in steps. */
export function* versionsSteps(
  snapshot: Snapshot,
  versions: readonly CompiledProgram[],
  evaluator?: RowEvaluator,
): Steps<VersionOutcome[]> {
  const standings = snapshot.asRead.size < snapshot.count ? standingsUnder(snapshot, versions, evaluator) : [];
  yield;
  const outcomes: VersionOutcome[] = [];
  for (const [at, compiled] of versions.entries()) {
    const own = standings[at];
    const lines = own && linesOn(benefitSource(snapshot, compiled, own));
    yield;
    const builder = new OutcomeBuilder(compiled, snapshot.count, own, lines);
    for (const [index, partner] of snapshot.asRead) {
      builder.set(index, decideAsRead(compiled, partner, snapshot.made), ratesOn(partner, compiled.program, snapshot.made.asOf));
      yield;
    }
    outcomes.push(builder.outcome);
  }
  return outcomes;
}
