import { join } from 'node:path';
import type { Database } from './configuration.ts';
import type { Values } from './read-values.ts';
import type { Variable } from './variables.ts';

const EXPECTED = 'postgres://user:password@host:5432/database';

/** What is wrong with the address of a database, in words that can follow its name; nothing where it is well formed. */
function wrongUrl(value: string): string | undefined {
  if (!URL.canParse(value)) return 'is not an address';
  const { protocol, hostname, pathname } = new URL(value);
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') return `begins with ${protocol}//`;
  if (hostname === '') return 'names no host';
  if (pathname.length < 2) return 'names no database';
  return undefined;
}

/** The address is never shown: it may hold a password, and one that is malformed may hold it anywhere. */
function urlOf(name: Variable, values: Values): string | undefined {
  const value = values.given(name);
  if (value === undefined) return undefined;
  const wrong = wrongUrl(value);
  if (wrong === undefined) return value;
  values.refuse('SRV101', name, `${name} ${wrong}; it has to look like ${EXPECTED}.`, { expected: EXPECTED });
  return undefined;
}

/** The database that the environment names; the embedded one, in the data folder, where it names none. */
export function readDatabase(values: Values, data: string): Database {
  const url = urlOf('DATABASE_URL', values);
  const ownerUrl = urlOf('DATABASE_MIGRATION_URL', values);
  const named = url ?? ownerUrl;
  if (named === undefined) return { kind: 'embedded', folder: join(data, 'store') };
  return { kind: 'postgres', url: named, ownerUrl: ownerUrl ?? named };
}
