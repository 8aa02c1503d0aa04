import { resolve } from 'node:path';
import type { Outcome } from '@tierwright/program';
import { LOG_LEVELS } from '../log/log.ts';
import type { Configuration } from './configuration.ts';
import { readDatabase } from './read-database.ts';
import { type Environment, readValues, type Values } from './read-values.ts';

/** What `tierwright-server` can be asked to be. */
export type Verb = 'all' | 'api' | 'worker' | 'migrate' | 'samples';

const HIGHEST_PORT = 65_535;
const LONGEST_GRACE = 3600;
const MOST_PARTNERS = 1_000_000_000;
/** A worker decides one in a minute or so: little is lost with it, and few parts are merged. */
const SHARD = 10_000;
const MOST_PROXIES = 10;
const ADDRESS = /^(\[[0-9a-fA-F:.]+\]|[^\s:/]+):(\d{1,5})$/;

function readLevel(values: Values): Configuration['logLevel'] {
  const value = values.text('TIERWRIGHT_LOG');
  const level = LOG_LEVELS.find((known) => known === value);
  if (level) return level;
  const expected = LOG_LEVELS.join(', ');
  values.refuse('SRV101', 'TIERWRIGHT_LOG', `TIERWRIGHT_LOG is “${value}”: it has to be one of ${expected}.`, { value, expected });
  return 'info';
}

function readTemporal(values: Values): Configuration['temporal'] {
  const address = values.text('TEMPORAL_ADDRESS');
  if (!ADDRESS.test(address)) {
    const expected = 'host:port, such as 127.0.0.1:7233';
    values.refuse('SRV101', 'TEMPORAL_ADDRESS', `TEMPORAL_ADDRESS is “${address}”: it has to be ${expected}.`, {
      value: address,
      expected,
    });
  }
  return { address, namespace: values.text('TEMPORAL_NAMESPACE') };
}

/** PGlite has one opener, so what runs as several processes needs PostgreSQL. */
function needDatabase(values: Values, verb: Verb): void {
  if (verb === 'all' || verb === 'samples' || values.given('DATABASE_URL')) return;
  if (verb === 'migrate' && values.given('DATABASE_MIGRATION_URL')) return;
  const message = `DATABASE_URL is not set: "tierwright-server ${verb}" works on PostgreSQL, since only one process can open the embedded store. Set it, or run "tierwright-server all".`;
  values.refuse('SRV102', 'DATABASE_URL', message);
}

/** What the environment says, or everything that is wrong with it. `folder` is what a relative path starts from. */
export function readConfiguration(env: Environment, verb: Verb, folder: string): Outcome<Configuration> {
  const values = readValues(env);
  const data = resolve(folder, values.text('TIERWRIGHT_DATA'));
  const shardsFrom = values.wholeNumber('TIERWRIGHT_SHARDS_FROM', 0, MOST_PARTNERS);
  const configuration: Configuration = {
    host: values.text('TIERWRIGHT_HOST'),
    port: values.wholeNumber('TIERWRIGHT_PORT', 0, HIGHEST_PORT),
    healthPort: values.wholeNumber('TIERWRIGHT_HEALTH_PORT', 0, HIGHEST_PORT),
    trustProxy: values.wholeNumber('TIERWRIGHT_TRUST_PROXY', 0, MOST_PROXIES),
    data,
    logLevel: readLevel(values),
    grace: values.wholeNumber('TIERWRIGHT_GRACE_SECONDS', 0, LONGEST_GRACE) * 1000,
    ...(shardsFrom === 0 ? {} : { shards: { from: shardsFrom, size: SHARD } }),
    database: readDatabase(values, data),
    temporal: readTemporal(values),
  };
  needDatabase(values, verb);
  const problems = [...values.problems];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: configuration, problems };
}
