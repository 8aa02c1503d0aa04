import type { PostgresPool, PostgresQueryResult } from 'kysely';
import { Pool } from 'pg';
import { postgresTypes } from './column-values.ts';
import { poolClient } from './pool-client.ts';

export interface PostgresPoolOptions {
  readonly url: string;
  /** Connections at most. */
  readonly connections: number;
  readonly applicationName: string;
}

/** Ms that somebody waits for a connection. */
const CONNECT_WITHIN = 5_000;

/** Connections to a PostgreSQL server. */
export function postgresPool({ url, connections, applicationName }: PostgresPoolOptions): PostgresPool {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_WITHIN,
    application_name: applicationName,
    keepAlive: true,
    types: postgresTypes,
  });
  // A connection that ends while nobody uses it is replaced; while somebody does, the query says so. Unheard errors would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    connect: async () => {
      const client = await pool.connect();
      return poolClient(
        async (text, values) => {
          const { rows, command, rowCount } = await client.query(text, [...values]);
          return { rows, command: command as PostgresQueryResult<unknown>['command'], rowCount: rowCount ?? 0 };
        },
        () => client.release(),
      );
    },
    end: () => pool.end(),
  };
}
