/** Every variable that a process reads: what it means, and what holds without it. `--help` prints this table. */
export const VARIABLES = {
  TIERWRIGHT_HOST: { meaning: 'address to listen on', otherwise: '127.0.0.1' },
  TIERWRIGHT_PORT: { meaning: 'port of the API; 0 takes a free one', otherwise: '7400' },
  TIERWRIGHT_HEALTH_PORT: { meaning: 'port on which a worker tells whether it is well; 0 takes a free one', otherwise: '7401' },
  TIERWRIGHT_TRUST_PROXY: { meaning: 'how many proxies in front of the API are believed', otherwise: '0' },
  TIERWRIGHT_DATA: { meaning: 'folder of the embedded store', otherwise: '.tierwright/data' },
  TIERWRIGHT_LOG: { meaning: 'least level of log lines: debug, info, warn or error', otherwise: 'info' },
  TIERWRIGHT_GRACE_SECONDS: { meaning: 'how long running work may take to finish when the process is stopped', otherwise: '20' },
  TIERWRIGHT_SHARDS_FROM: {
    meaning: 'partners from which on a simulation is cut into shards for many workers; 0: none is',
    otherwise: '50000',
  },
  DATABASE_URL: {
    meaning: 'PostgreSQL 15 or newer, as the application: postgres://user:password@host:5432/database',
    otherwise: 'the embedded store',
  },
  DATABASE_MIGRATION_URL: { meaning: 'the same database as its owner, for migrate', otherwise: 'DATABASE_URL' },
  TEMPORAL_ADDRESS: { meaning: "host:port of Temporal's frontend", otherwise: '127.0.0.1:7233' },
  TEMPORAL_NAMESPACE: { meaning: 'namespace on it; TEMPORAL_API_KEY, TEMPORAL_TLS… are read too', otherwise: 'default' },
} as const satisfies Record<string, { meaning: string; otherwise: string }>;

export type Variable = keyof typeof VARIABLES;
