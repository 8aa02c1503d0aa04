import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findPostgres } from '../../scripts/postgres.mjs';
import { readCompose } from '../../scripts/rehearse/compose.mjs';
import { root } from './start-process.ts';

const postgres = findPostgres();
const why = 'why' in postgres ? postgres.why : undefined;
if (why !== undefined && process.env.CI === 'true') throw new Error(`the deployment cannot be rehearsed: ${why}`);

/** Building Temporal's server takes minutes: it is used where `npm run rehearse` has built it. */
const isBuilt = existsSync(join(root, '.tools', 'temporal-server-1.32.0', 'temporal-server'));

it('takes what the containers do from docker-compose.yml', () => {
  const { logins, schemaScript, namespaceScript, temporalEnvironment, dynamicConfig } = readCompose();
  expect(logins).toMatch(/create role tierwright login password :'app';/);
  expect(schemaScript).toContain('temporal-sql-tool --plugin postgres12 --ep postgres --port 5432 --user temporal --db $database');
  expect(namespaceScript).toContain('temporal operator namespace create --namespace tierwright');
  expect([temporalEnvironment.DB, dynamicConfig.includes('limit.maxIDLength')]).toEqual(['postgres12', true]);
});

it.skipIf(why !== undefined)(
  `brings a deal through all parts as plain processes (needs PostgreSQL: ${why ?? 'here'})`,
  { timeout: 900_000 },
  async () => {
    const args = ['scripts/rehearse.mjs', ...(isBuilt ? [] : ['--development-temporal'])];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        text += chunk;
      });
    }
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, text]).toEqual([0, expect.stringContaining('The rehearsal went well')]);
    const said = text.split('\n').map((line) => line.trim());
    expect(said.some((line) => line.startsWith('deal: Approved; protected until'))).toBe(true);
    expect(said.some((line) => /^workflow: deal\/\S+ WORKFLOW_EXECUTION_STATUS_RUNNING$/.test(line))).toBe(true);
    expect(said.filter((line) => line.endsWith(': stopped')).map((line) => line.split(':')[0])).toEqual([
      'worker',
      'api',
      'temporal',
      'postgres',
    ]);
  },
);
