import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../configuration/configuration.ts';
import { ServerFailure } from '../failures/server-failure.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

function refuseHost(host: string): void {
  if (LOOPBACK.has(host)) return;
  const advice = 'Leave TIERWRIGHT_HOST out, or start with an empty folder (TIERWRIGHT_DATA) and without the sample.';
  throw new ServerFailure('SRV302', `TIERWRIGHT_HOST is “${host}”: accounts of the sample work on this machine only. ${advice}`);
}

/**
 * Accounts whose passwords lie in a file are for this machine, and for the embedded store: throws where they would be made
 * elsewhere. Gives the folder of the store.
 */
export function refuseElsewhere({ database, host }: Configuration): string {
  if (database.kind !== 'embedded') {
    throw new ServerFailure('SRV302', 'DATABASE_URL is set: the sample is for the embedded store. Leave one of the two out.');
  }
  refuseHost(host);
  return database.folder;
}

/** Throws where a store with accounts of the sample would be opened to other machines. */
export function keepSamplesHere({ database, host, data }: Configuration): void {
  if (database.kind === 'embedded' && existsSync(join(data, 'demo.json'))) refuseHost(host);
}
