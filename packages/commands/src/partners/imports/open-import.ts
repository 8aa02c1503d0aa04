import { mappingProblems } from '@tierwright/facts';
import { addImport, findImport, listPrograms } from '@tierwright/store';
import type { Command } from '../../command/command.ts';
import { refuseWith } from '../../command/refuse.ts';
import { chosenVersion } from '../../decisions/chosen-version.ts';
import { CHANGE_PARTNERS_RIGHTS } from '../partner-rights.ts';
import { whoOf } from '../who.ts';
import { ROW_CODES } from './check-row.ts';
import type { ImportShown, NewImport } from './import-shapes.ts';
import { shownImport } from './shown-import.ts';

/** Opens an import: what comes is read by it. */
export const openImport: Command<NewImport, ImportShown> = {
  name: 'import.open',
  rights: CHANGE_PARTNERS_RIGHTS,
  async run({ service, tx, caller, now, about }, { kind, source, format, program, mapping = {}, loaded }) {
    const problems = mappingProblems(kind, mapping, ROW_CODES.mapping);
    if (problems.length > 0) return refuseWith('CMD306', problems);
    // Before the first program is in force, rows are kept as they are.
    const isAny = program !== undefined || (await listPrograms(tx, undefined, 20)).some(({ active_hash: hash }) => hash !== null);
    const chosen = isAny ? await chosenVersion(service, tx, program === undefined ? {} : { program }, 'all') : undefined;
    if (chosen && !chosen.ok) return chosen;
    const id = service.newId();
    const told = JSON.stringify({ mapping, ...(loaded === undefined ? {} : { loaded }) });
    const row = { id, kind, source, format, program_hash: chosen?.version.hash ?? null, asked_by: whoOf(caller), created_at: now };
    await addImport(tx, { ...row, mapping: told });
    const kept = await findImport(tx, id);
    if (!kept) throw new Error(`Import ${id} was not kept`);
    about(`import/${id}`);
    return { ok: true, status: 201, body: shownImport(kept), location: `/imports/${id}` };
  },
};
