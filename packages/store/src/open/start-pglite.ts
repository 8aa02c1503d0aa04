import { PGlite } from '@electric-sql/pglite';
import { COLUMN_PARSERS } from '../database/column-values.ts';
import { isFull } from '../database/sql-error.ts';
import { StoreRefused } from '../database/store-error.ts';

export interface StartedPglite {
  /** Absent: in memory. */
  readonly folder?: string | undefined;
  readonly image?: Blob | undefined;
}

/** Lines kept of what it says while it starts. */
const KEPT = 50;

/** Starts the embedded database. That alone says nothing of why it does not start; its log does. */
export async function startPglite({ folder, image }: StartedPglite): Promise<PGlite> {
  const log: string[] = [];
  try {
    return await PGlite.create({
      ...(folder === undefined ? {} : { dataDir: folder }),
      ...(image === undefined ? {} : { loadDataDir: image }),
      parsers: { ...COLUMN_PARSERS },
      onStderr: (line) => {
        log.push(line);
        if (log.length > KEPT) log.shift();
        return false;
      },
    });
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
