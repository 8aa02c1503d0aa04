import type { Outcome, Problem } from '@tierwright/program';
import { simulationProblem } from '../../problems/simulation-problems.ts';
import { contentHash } from '../content-hash.ts';
import type { Snapshot, SnapshotMaking, UndecidedPartner } from '../snapshot.ts';
import { type Arrow, loadArrow } from './library.ts';
import { ABOUT, CONTENT, FORM } from './role.ts';
import { SnapshotReader } from './snapshot-reader.ts';

interface About {
  readonly form: number;
  readonly made: SnapshotMaking;
  readonly count: number;
  readonly undecided: readonly UndecidedPartner[];
}

const refused = (...problems: Problem[]): Outcome<Snapshot> => ({ ok: false, problems });

/**
 * The snapshot of a file that `writeSnapshot` wrote, over the memory of its bytes. What is damaged is refused as a whole
 * (SIM101 to SIM106).
 */
export async function readSnapshot(bytes: Uint8Array): Promise<Outcome<Snapshot>> {
  const arrow = await loadArrow();
  let outcome: Outcome<{ snapshot: Snapshot; hash: string }>;
  try {
    outcome = parsed(arrow, bytes);
  } catch {
    // Bytes that are no Arrow file make the library throw whatever it happens to meet.
    return refused(simulationProblem('SIM101', 'The bytes are no file of a snapshot.'));
  }
  if (!outcome.ok) return outcome;
  const { snapshot, hash } = outcome.value;
  const found = await contentHash(snapshot);
  if (found === hash) return { ok: true, value: snapshot, problems: [] };
  return refused(simulationProblem('SIM103', 'The content of the snapshot is not that of its hash.', { value: found, expected: hash }));
}

function parsed(arrow: Arrow, bytes: Uint8Array): Outcome<{ snapshot: Snapshot; hash: string }> {
  const table = arrow.tableFromIPC(bytes);
  const { metadata } = table.schema;
  const [text, hash] = [metadata.get(ABOUT), metadata.get(CONTENT)];
  if (text === undefined || hash === undefined)
    return { ok: false, problems: [simulationProblem('SIM101', 'The file holds no snapshot of partners.')] };
  const about = JSON.parse(text) as About;
  if (about.form !== FORM) {
    const message = `The snapshot is written in form ${about.form}.`;
    return { ok: false, problems: [simulationProblem('SIM102', message, { value: about.form, expected: `form ${FORM}` })] };
  }
  const [batch, more] = table.batches;
  if (batch === undefined || more !== undefined)
    return { ok: false, problems: [simulationProblem('SIM101', 'A snapshot has one record batch.', { value: table.batches.length })] };
  const reader = new SnapshotReader(arrow, about.count);
  const snapshot = reader.read(batch.schema.fields, batch.data);
  if (snapshot === null) return { ok: false, problems: reader.problems };
  return { ok: true, value: { snapshot: { ...snapshot, made: about.made, undecided: about.undecided }, hash }, problems: [] };
}
