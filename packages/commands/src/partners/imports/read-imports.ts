import { findImport, listImports } from '@tierwright/store';
import type { Answer } from '../../command/answer.ts';
import type { Service } from '../../command/command.ts';
import { refuse } from '../../command/refuse.ts';
import type { Caller } from '../../rights/caller.ts';
import { badCursor, cursorOf, newestAfter } from '../cursor.ts';
import { CHANGE_PARTNERS_RIGHTS } from '../partner-rights.ts';
import { type Page, type PageAsked, USUAL_LIMIT } from '../read-partners.ts';
import { reading } from '../reading.ts';
import type { ImportShown } from './import-shapes.ts';
import { shownImport } from './shown-import.ts';

/** Who looks at imports: who makes them, and the auditor. */
export const READ_IMPORTS_RIGHTS = { ...CHANGE_PARTNERS_RIGHTS, auditor: 'all' } as const;

export const noImport = (id: string) => refuse('CMD102', 'There is no such import.', { value: id });

export const importFor = (service: Service, caller: Caller, id: string): Promise<Answer<ImportShown>> =>
  reading(service, READ_IMPORTS_RIGHTS, caller, async (tx) => {
    const kept = await findImport(tx, id);
    return kept ? { ok: true, status: 200, body: shownImport(kept) } : noImport(id);
  });

/** Imports, the newest first; their problems are in each one. */
export const importsFor = (
  service: Service,
  caller: Caller,
  { cursor, limit = USUAL_LIMIT }: PageAsked,
): Promise<Answer<Page<ImportShown>>> =>
  reading(service, READ_IMPORTS_RIGHTS, caller, async (tx) => {
    const from = newestAfter(cursor, 'uuid');
    if (!from.ok) return badCursor();
    const rows = await listImports(tx, from.before, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const next = rows.length > limit && last ? cursorOf(last.created_at, last.id) : null;
    return { ok: true, status: 200, body: { items: items.map((row) => ({ ...shownImport(row), problems: [] })), next } };
  });
