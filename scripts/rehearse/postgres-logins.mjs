import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../run-command.mjs';

const { Client } = createRequire(join(root, 'packages/store/package.json'))('pg');

/** Statements of a script: none of ours has a semicolon inside. */
const statements = (sql) =>
  sql
    .replace(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

/** Makes the logins and databases that the containers have; `passwords` by the names that the script has for them. */
export const makeLogins = async (url, sql, passwords) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const filled = sql.replace(/:'(\w+)'/g, (_match, name) => client.escapeLiteral(passwords[name]));
    // Databases are not made inside a transaction, so each statement is one of its own.
    for (const statement of statements(filled)) await client.query(statement);
  } finally {
    await client.end();
  }
};
