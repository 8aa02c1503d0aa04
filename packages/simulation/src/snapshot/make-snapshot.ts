import type { CompiledProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Snapshot, SnapshotQuestion } from './snapshot.ts';
import { SnapshotBuilder } from './snapshot-builder.ts';

/** Puts partners that are all at hand into a snapshot that versions can decide. */
export function makeSnapshot(versions: readonly CompiledProgram[], partners: readonly PartnerData[], question: SnapshotQuestion): Snapshot {
  const builder = new SnapshotBuilder(versions, question);
  for (const partner of partners) builder.add(partner);
  return builder.finish();
}
