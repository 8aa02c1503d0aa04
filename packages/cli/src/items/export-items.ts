import { randomUUID } from 'node:crypto';
import { exportedItems, programShelf } from '@tierwright/commands';
import { findProgram } from '@tierwright/store';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import { writeLines } from '../files/write-lines.ts';
import type { ItemsExportOutput } from '../output/items.ts';
import { withStore } from '../service/open-database.ts';
import type { Session } from '../terminal/session.ts';
import { count } from '../terminal/words.ts';

export interface ExportOptions {
  out: string;
  tenant: string;
}

/** `tierwright items export` */
export async function exportItems(program: string, { out, tenant: slug }: ExportOptions, session: Session): Promise<ExitCode> {
  const lines = await withStore(session, async (store) => {
    const [tenant] = await store.walk({ of: 'slug', slug });
    if (tenant === undefined) throw new Failure('TW607', `There is no vendor ${slug}.`);
    const known = await store.read(tenant, (tx) => findProgram(tx, program));
    if (!known) throw new Failure('TW608', `The vendor ${slug} has no program ${program}.`);
    const service = { store, programs: programShelf(), clock: Date.now, newId: randomUUID };
    return writeLines(out, exportedItems(service, tenant, program));
  });
  const output: ItemsExportOutput = { ok: true, program, file: out, lines };
  if (session.json) session.printJson(output);
  else session.print(`${session.style.green('written')}  ${out}  ${count(lines, 'line')}`);
  return EXIT.fine;
}
