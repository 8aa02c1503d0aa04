import type { RowContent } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import {
  addWatermarks,
  appendRecords,
  changeImport,
  dropRows,
  findImport,
  knownPartners,
  type NewRecord,
  putPartners,
  type StagedRow,
  stagedPartners,
  stagedRows,
} from '@tierwright/store';
import type { Command, Work } from '../../command/command.ts';
import { runCommand } from '../../command/run-command.ts';
import { JobFailed, type JobRun } from '../../jobs/job-run.ts';
import type { Rights } from '../../rights/rights.ts';
import { partnersChanged } from '../partner-changed.ts';
import { planOf } from './receive-import.ts';
import { stopImport } from './stop-import.ts';

/** Rows applied in one transaction; of partner files, which hold many records each, fewer. */
const BATCH = { partners: 100, records: 500 } as const;
/** Partners whose items look again in one transaction. */
const LOOKING = 20;
/** Nobody's: only the service itself applies. */
const SYSTEM: Rights = {};

/** What became of the rows; `checkedThrough`: the last partner whose items have looked again. */
interface Result {
  readonly added: number;
  readonly corrected: number;
  readonly unchanged: number;
  readonly created: number;
  readonly changed: number;
  readonly skipped: number;
  readonly checkedThrough: string | null;
  /** Somebody stopped it: rows after those that are applied are forgotten. */
  readonly stopped?: boolean;
}

const NOTHING: Result = { added: 0, corrected: 0, unchanged: 0, created: 0, changed: 0, skipped: 0, checkedThrough: null };

interface Progress {
  readonly done: number;
  readonly of: number;
  readonly isOver: boolean;
  readonly result: Result;
}

const contentOf = ({ body }: StagedRow): RowContent => body as unknown as RowContent;

/** Applies the next rows, and in the same transaction says so: a job that is killed goes on with the row after. */
const applyRows: Command<{ readonly id: string }, Progress> = {
  name: 'import.rows',
  rights: SYSTEM,
  async run(work, { id }) {
    const { tx, now, about } = work;
    const kept = await findImport(tx, id, 'lock');
    if (!kept) throw new JobFailed('CMD305', 'The import is not there.');
    about(`import/${id}`);
    const before = (kept.result as unknown as Result | null) ?? NOTHING;
    const ended = (isOver: boolean, done: number, result: Result) =>
      ({ ok: true, status: 200, body: { done, of: kept.rows, isOver, result } }) as const;
    if (kept.state !== 'applying') return ended(true, kept.done, before);
    const rows = await stagedRows(tx, id, kept.done, BATCH[kept.kind]);
    const last = rows.at(-1);
    if (!last) {
      return (await lookAgain(work, id, before)) ?? ended(true, before.stopped ? kept.done : kept.rows, await finish(work, id, before));
    }
    const result = await applied(work, { source: kept.source, askedBy: kept.asked_by, at: now }, rows.map(contentOf), before);
    await changeImport(tx, id, { done: last.n, result: JSON.stringify(result) });
    return ended(false, last.n, result);

    async function lookAgain(within: Work, importId: string, so: Result) {
      const partners = await stagedPartners(within.tx, importId, so.checkedThrough ?? '', LOOKING);
      const through = partners.at(-1);
      if (through === undefined) return undefined;
      await partnersChanged(within, partners);
      const next = { ...so, checkedThrough: through };
      await changeImport(within.tx, importId, { result: JSON.stringify(next) });
      return ended(false, kept?.done ?? 0, next);
    }
  },
};

async function applied(
  { tx }: Work,
  { source, askedBy, at }: { source: string; askedBy: string; at: number },
  rows: readonly RowContent[],
  so: Result,
): Promise<Result> {
  const identities = rows.flatMap(({ identity }) => identity ?? []);
  const put = await putPartners(tx, identities, { at, source, by: askedBy });
  // A partner that was there when its rows were read may have been merged away since.
  const known = await knownPartners(
    tx,
    rows.map(({ partner }) => partner),
  );
  const records = rows
    .filter(({ partner }) => known.has(partner))
    .flatMap(({ partner, records: list }) => list.map((record): NewRecord => ({ partner, source, ...record })));
  const { added, corrected, unchanged } = await appendRecords(tx, records, at);
  return {
    ...so,
    added: so.added + added,
    corrected: so.corrected + corrected,
    unchanged: so.unchanged + unchanged,
    created: so.created + put.created.length,
    changed: so.changed + put.changed.length,
    skipped: so.skipped + rows.filter(({ partner }) => !known.has(partner)).length,
  };
}

/** Every row is applied and everybody has looked: the source says how far it has loaded, and the rows are forgotten. */
async function finish({ tx, now }: Work, id: string, result: Result): Promise<Result> {
  const kept = await findImport(tx, id);
  const { loaded } = kept ? planOf(kept) : {};
  if (kept && loaded && !result.stopped) await addWatermarks(tx, kept.source, loaded, now);
  await dropRows(tx, id);
  await changeImport(tx, id, { state: 'applied', ...(kept && !result.stopped ? { done: kept.rows } : {}) });
  return result;
}

/** Applies an import from where it is; one that is to stop ends with what is applied, and nothing of it stays open. */
export async function runImport({ service, tenant, job, signal, progress }: JobRun): Promise<Json> {
  const { import: id } = job.input as unknown as { readonly import: string };
  const caller = { kind: 'system', tenant, name: 'import' } as const;
  for (let isStopped = false; ; ) {
    const isToStop = signal.aborted && signal.reason === 'cancelled';
    if (isToStop && !isStopped) {
      isStopped = true;
      await service.store.transaction(tenant, (tx) => stopImport(tx, id));
    } else if (!isToStop) signal.throwIfAborted();
    const answer = await runCommand(service, applyRows, { caller, input: { id } });
    if (!answer.ok) throw new JobFailed(answer.failure.code, answer.failure.title);
    const { done, of, isOver, result } = answer.body;
    progress(done, Math.max(of, done));
    if (!isOver) continue;
    // Who cancels after the last row is too late: everything is applied.
    if (isStopped) signal.throwIfAborted();
    return result as unknown as Json;
  }
}
