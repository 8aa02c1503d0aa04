import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

/** Runs `work` again while it gives nothing: what it wrote and locked is undone each time. */
export async function untilDone<T>(tx: Tx, work: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    await sql`savepoint attempt`.execute(tx.db);
    const done = await work();
    if (done !== undefined) {
      await sql`release savepoint attempt`.execute(tx.db);
      return done;
    }
    await sql`rollback to savepoint attempt`.execute(tx.db);
  }
}
