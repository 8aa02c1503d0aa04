import type { Outcome, Problem } from '@tierwright/program';
import { simulationProblem } from '../../problems/simulation-problems.ts';
import type { Snapshot, SnapshotMaking, UndecidedPartner } from '../snapshot.ts';
import { type Arrow, loadArrow } from './library.ts';
import { ABOUT, FORM } from './role.ts';
import { sealOf } from './seal.ts';
import { SnapshotReader } from './snapshot-reader.ts';

interface About {
  readonly form: number;
  readonly made: SnapshotMaking;
  readonly count: number;
  readonly undecided: readonly UndecidedPartner[];
}

const refused = (...problems: Problem[]): Outcome<Snapshot> => ({ ok: false, problems });

/**
 * The snapshot of a file that `writeSnapshot` wrote, over the memory of its bytes. What is damaged is refused before it is
 * read (SIM101 to SIM106).
 */
export async function readSnapshot(bytes: Uint8Array): Promise<Outcome<Snapshot>> {
  const seal = await sealOf(bytes);
  if (seal === undefined) return refused(simulationProblem('SIM101', 'The bytes are no file of a snapshot.'));
  const { said, found } = seal;
  if (said !== found)
    return refused(simulationProblem('SIM103', 'The content of the snapshot is not that of its hash.', { value: found, expected: said }));
  const arrow = await loadArrow();
  try {
    return parsed(arrow, bytes);
  } catch {
    // Sealed bytes that are no Arrow file make the library throw whatever it happens to meet.
    return refused(simulationProblem('SIM101', 'The bytes are no file of a snapshot.'));
  }
}

function parsed(arrow: Arrow, bytes: Uint8Array): Outcome<Snapshot> {
  const table = arrow.tableFromIPC(bytes);
  const text = table.schema.metadata.get(ABOUT);
  if (text === undefined) return refused(simulationProblem('SIM101', 'The file holds no snapshot of partners.'));
  const about = JSON.parse(text) as About;
  if (about.form !== FORM) {
    const message = `The snapshot is written in form ${about.form}.`;
    return refused(simulationProblem('SIM102', message, { value: about.form, expected: `form ${FORM}` }));
  }
  const [batch, more] = table.batches;
  if (batch === undefined || more !== undefined)
    return refused(simulationProblem('SIM101', 'A snapshot has one record batch.', { value: table.batches.length }));
  const reader = new SnapshotReader(arrow, about.count);
  const content = reader.read(batch.schema.fields, batch.data);
  if (content === null) return refused(...reader.problems);
  return { ok: true, value: { ...content, made: about.made, undecided: about.undecided }, problems: [] };
}
