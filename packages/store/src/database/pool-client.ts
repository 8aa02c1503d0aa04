import type { PostgresPoolClient, PostgresQueryResult } from 'kysely';

/** A connection of either engine, for Kysely. */
export function poolClient(
  run: (text: string, values: readonly unknown[]) => Promise<PostgresQueryResult<unknown>>,
  release: () => void,
): PostgresPoolClient {
  const query = async (text: string, values: readonly unknown[] = []) => {
    const result = await run(text, values);
    // A transaction in which a statement failed is rolled back by its COMMIT, without an error.
    if (text === 'commit' && (result.command as string) === 'ROLLBACK') {
      throw new Error('a statement of this transaction failed and the error was swallowed: nothing of it was committed');
    }
    return result;
  };
  // Cursors are not used, so the other form of `query` is not there.
  return { query: query as PostgresPoolClient['query'], release };
}
