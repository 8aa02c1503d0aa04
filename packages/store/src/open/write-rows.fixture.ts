// A process that opens the folder of its argument and writes rows one by one, saying each that was committed.

import { randomBytes } from 'node:crypto';
import { errorCode } from '../database/sql-error.ts';
import { insertTenant } from '../people/tenant-rows.ts';
import { openStore } from './open-store.ts';

const [, , folder = '', tenant = '', bytes = '10'] = process.argv;
try {
  const store = await openStore({ kind: 'folder', folder });
  await store.transaction(tenant, (tx) => insertTenant(tx, { slug: 'acme', title: 'Acme', hosts: [], at: 1 }));
  // Does not compress.
  const body = JSON.stringify(randomBytes(Number(bytes)).toString('base64'));
  const last = await store.read(tenant, (tx) => tx.db.selectFrom('fact_set').select('hash').orderBy('hash', 'desc').executeTakeFirst());
  for (let n = Number(last?.hash ?? 0) + 1; ; n += 1) {
    const hash = String(n).padStart(9, '0');
    await store.transaction(tenant, (tx) => tx.db.insertInto('fact_set').values({ tenant, hash, body }).execute());
    process.stdout.write(`${hash}\n`);
  }
} catch (error) {
  process.stdout.write(
    `${error instanceof Error ? error.name : ''} ${errorCode(error) ?? ''} ${error instanceof Error ? error.message : error}\n`,
  );
}
// An embedded database that has stopped keeps a process from ending.
process.exit();
