import { PGlite } from '@electric-sql/pglite';
import { COLUMN_PARSERS } from '../database/column-values.ts';
import { isFull } from '../database/sql-error.ts';
import { StoreRefused } from '../database/store-error.ts';

export interface StartedPglite {
  /** Absent: in memory. */
  readonly folder?: string | undefined;
  readonly image?: Blob | undefined;
}

/** What a server process says before it ends itself. */
const PANIC = /PANIC:\s*(.*)$/;

/** The database has ended itself. As an error of PostgreSQL has it, with the code of a full disk where that was why. */
class DatabasePanic extends Error {
  override readonly name = 'DatabasePanic';
  readonly severity = 'PANIC';
  readonly code: string;

  constructor(message: string) {
    super(message);
    this.code = message.includes('No space left on device') ? '53100' : 'XX000';
  }
}

/**
 * After a panic PGlite calls what has ended again and again and never comes back (0.5.16: it passes over what it does not know).
 * So what it calls between two tries throws from then on.
 */
function endForGood(pglite: PGlite, message: string): void {
  const ended = () => {
    throw new DatabasePanic(message);
  };
  Object.assign(pglite.Module, {
    stackRestore: ended,
    _PostgresMainLoopOnce: ended,
    _PostgresSendReadyForQueryIfNecessary: () => undefined,
    _pgl_pq_flush: () => undefined,
  });
}

/** Lines kept of what it says while it starts. */
const KEPT = 50;

/** Starts the embedded database. That alone says nothing of why it does not start; its log does. */
export async function startPglite({ folder, image }: StartedPglite): Promise<PGlite> {
  const log: string[] = [];
  let started: PGlite | undefined;
  try {
    started = await PGlite.create({
      ...(folder === undefined ? {} : { dataDir: folder }),
      ...(image === undefined ? {} : { loadDataDir: image }),
      parsers: { ...COLUMN_PARSERS },
      onStderr: (line) => {
        log.push(line);
        if (log.length > KEPT) log.shift();
        const panic = PANIC.exec(line)?.[1];
        if (started && panic !== undefined) endForGood(started, panic);
        return false;
      },
    });
    // Statements are prepared once for the life of the process, while tables grow: a plan that was kept would be for few rows.
    await started.exec('set plan_cache_mode = force_custom_plan');
    return started;
  } catch (error) {
    const said = log.findLast((line) => /PANIC|FATAL/.test(line))?.replace(/^.*?(PANIC|FATAL):\s*/, '');
    const where = folder ?? 'memory';
    if (isFull(error) || log.some((line) => line.includes('No space left on device'))) {
      throw new StoreRefused('STO104', `There is no room for ${where}: free some space.`, { cause: error });
    }
    throw new StoreRefused(
      'STO111',
      `The database in ${where} does not start: ${said ?? (error instanceof Error ? error.message : error)}.`,
      {
        cause: error,
      },
    );
  }
}
