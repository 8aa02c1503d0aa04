// npm run histories: runs each case on a Temporal server of its own and keeps its history for strict replay. Histories of
// former releases stay; those of this release are written anew, unless --missing asks for what is not there yet.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { startTemporal } from '../../scripts/temporal-server.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
const isMissingOnly = process.argv.includes('--missing');

// A history is long after few events here, so that what happens then is a short history as well.
const server = await startTemporal({ timeSkipping: true, settings: { 'limit.historyCount.suggestContinueAsNew': 120 } });
try {
  process.env.TIERWRIGHT_TEST_TEMPORAL = server.address;
  const { historyCases, openStage } = await import('./cases.ts');
  const { simulationCases } = await import('./simulation-cases.ts');
  const stage = await openStage();
  try {
    for (const { workflow, name, run } of [...historyCases, ...simulationCases]) {
      const file = join(folder, workflow, `${version}-${name}.json`);
      if (isMissingOnly && existsSync(file)) continue;
      const handle = await run(stage);
      const history = await handle.fetchHistory();
      mkdirSync(join(folder, workflow), { recursive: true });
      // Where the code of a failure lay on the machine that wrote it is nobody's.
      writeFileSync(file, `${historyToJSON(history).replace(/"stackTrace": "(?:[^"\\]|\\.)*"/g, '"stackTrace": ""')}\n`);
      console.log(`${workflow}/${version}-${name}: ${history.events?.length} events`);
    }
  } finally {
    await stage.close();
  }
} finally {
  await server.stop();
}
