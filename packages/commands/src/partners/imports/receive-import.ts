import { columnPlan, type RawHeader, type RawRow, type ReadRow, type RowProblem } from '@tierwright/facts';
import type { LifecycleProgram } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { changeImport, dropRows, findImport, type KeptImport, knownPartners, type StagedRow, stageRows, type Tx } from '@tierwright/store';
import type { Answer } from '../../command/answer.ts';
import type { Command, Service } from '../../command/command.ts';
import { refuse, refuseWith } from '../../command/refuse.ts';
import { runCommand } from '../../command/run-command.ts';
import type { Caller } from '../../rights/caller.ts';
import { CHANGE_PARTNERS_RIGHTS } from '../partner-rights.ts';
import { type Reading, ROW_CODES, RowChecker } from './check-row.ts';
import { type ImportShown, type Mapping, MOST_PROBLEMS, type NewImport } from './import-shapes.ts';
import { noImport } from './read-imports.ts';
import { shownImport } from './shown-import.ts';

/** How an import was opened. */
export interface ImportPlan {
  readonly mapping: Mapping;
  readonly loaded?: NewImport['loaded'];
}

export const planOf = (kept: KeptImport): ImportPlan => kept.mapping as unknown as ImportPlan;

const BATCH = 500;
const MOST_ROWS = 1_000_000;

const notNow = (kept: KeptImport) =>
  refuse('CMD305', `The import is ${kept.state}.`, { value: kept.state, expected: 'open, receiving or ready' });

interface Begun {
  readonly upload: string;
  readonly kept: KeptImport;
  readonly version: LifecycleProgram | undefined;
}

/** Data are sent, for the first time or anew: what came before is forgotten. */
const beginUpload: Command<{ readonly id: string }, Begun> = {
  name: 'import.receive',
  rights: CHANGE_PARTNERS_RIGHTS,
  async run({ service, tx, about }, { id }) {
    const kept = await findImport(tx, id, 'lock');
    if (!kept) return noImport(id);
    if (kept.state === 'applying' || kept.state === 'applied') return notNow(kept);
    const upload = service.newId();
    await dropRows(tx, id);
    await changeImport(tx, id, { upload, state: 'receiving', rows: 0, valid: 0, wrong: 0, problems: '[]' });
    const version = kept.program_hash === null ? undefined : await service.programs.byHash(tx, kept.program_hash);
    about(`import/${id}`);
    return { ok: true, status: 200, body: { upload, kept, version } };
  },
};

/** What was found in the rows so far. */
class Found {
  rows = 0;
  valid = 0;
  wrong = 0;
  readonly problems: RowProblem[] = [];

  add(problems: readonly RowProblem[]): void {
    this.rows += 1;
    if (problems.length === 0) this.valid += 1;
    else this.wrong += 1;
    for (const problem of problems) if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem);
  }
}

interface Checked extends ReadRow {
  readonly raw: RawRow;
}

/** Reads a file as its import was opened for it: rows in pieces of any size, of CSV its header first. */
export type RowReader = (how: {
  readonly format: KeptImport['format'];
  readonly encoding: string;
  readonly delimiter: string;
}) => AsyncIterable<RawHeader | readonly RawRow[]>;

/** Reads, checks and keeps rows as they come; nothing of them is applied yet. Answers with what is wrong, row by row. */
export async function receiveImport(
  service: Service,
  caller: Caller,
  { id, rows, trace }: { readonly id: string; readonly rows: RowReader; readonly trace?: string },
): Promise<Answer<ImportShown>> {
  const begun = await runCommand(service, beginUpload, { caller, input: { id }, ...(trace === undefined ? {} : { trace }) });
  if (!begun.ok) return begun;
  const { upload, kept, version } = begun.body;
  const { mapping } = planOf(kept);
  const reading: Reading = { kind: kept.kind, mapping, version };
  const found = new Found();
  let checker = new RowChecker([], reading);
  let waiting: Checked[] = [];
  const flush = async (): Promise<boolean> => {
    const batch = waiting;
    waiting = [];
    return (
      batch.length === 0 ||
      service.store
        .transaction(caller.tenant, (tx) => keepBatch(tx, id, upload, kept.kind, batch))
        .then((outcome) => {
          for (const problems of outcome ?? []) found.add(problems);
          return outcome !== undefined;
        })
    );
  };
  const { encoding = 'utf-8', delimiter = ',' } = mapping;
  for await (const piece of rows({ format: kept.format, encoding, delimiter })) {
    if ('headers' in piece) {
      const columns = columnPlan(piece.headers, kept.kind, mapping, version ? [version.program] : [], ROW_CODES.mapping);
      if (columns.problems.length > 0) return refuseWith('CMD306', columns.problems);
      checker = new RowChecker(columns.plan, reading);
      continue;
    }
    for (const raw of piece) {
      if (found.rows + waiting.length >= MOST_ROWS)
        return refuse('CMD307', 'The import has too many rows.', { expected: `at most ${MOST_ROWS} rows` });
      waiting.push({ raw, ...checker.check(raw) });
      if (waiting.length >= BATCH && !(await flush())) return superseded();
    }
  }
  if (!(await flush())) return superseded();
  return await service.store.transaction(caller.tenant, async (tx) => {
    const now = await findImport(tx, id, 'lock');
    if (!now || now.upload !== upload) return superseded();
    const { rows: count, valid, wrong, problems } = found;
    await changeImport(tx, id, { state: 'ready', rows: count, valid, wrong, problems: JSON.stringify(problems) });
    const ready = await findImport(tx, id);
    return ready ? { ok: true, status: 200, body: shownImport(ready) } : noImport(id);
  });
}

const superseded = () => refuse('CMD305', 'The data of this import were sent anew meanwhile.');

/** Keeps the rows that are right; gives the problems of each, or nothing where the data were sent anew. */
async function keepBatch(
  tx: Tx,
  id: string,
  upload: string,
  kind: NewImport['kind'],
  batch: readonly Checked[],
): Promise<(readonly RowProblem[])[] | undefined> {
  const kept = await findImport(tx, id, 'lock');
  if (kept?.upload !== upload || kept.state !== 'receiving') return undefined;
  const problems = batch.map((row) => [...row.problems]);
  if (kind === 'records') {
    const known = await knownPartners(
      tx,
      batch.flatMap(({ content }) => content?.partner ?? []),
    );
    for (const [index, { raw, content }] of batch.entries()) {
      if (content && !known.has(content.partner)) problems[index]?.push(unknownPartner(raw, content.partner));
    }
  }
  const right = batch.flatMap(({ raw, name, content }, index): StagedRow[] =>
    content && problems[index]?.length === 0
      ? [{ n: raw.row, line: raw.line, name, partner: content.partner, body: content as unknown as Json }]
      : [],
  );
  const again = await stageRows(tx, id, right);
  for (const [index, { raw, name }] of batch.entries()) {
    const first = again.get(raw.row);
    if (first !== undefined && problems[index]?.length === 0) problems[index]?.push(twice(raw, name, first));
  }
  return problems;
}

const unknownPartner = ({ line, row }: RawRow, partner: string): RowProblem => ({
  line,
  row,
  column: null,
  code: 'CMD315',
  message: 'There is no such partner.',
  value: partner,
});
const twice = ({ line, row }: RawRow, name: string | null, first: number): RowProblem => ({
  line,
  row,
  column: null,
  code: 'CMD314',
  message: `The same stands in line ${first}.`,
  value: name,
  expected: 'each once',
});
