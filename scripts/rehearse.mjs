// npm run rehearse: the parts of docker-compose.yml as plain processes, in the same order and with the same commands, and a
// deal through all of them. See --help.

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { root } from './run-command.mjs';

const help = `npm run rehearse            PostgreSQL, Temporal, migrate, api and worker as docker-compose.yml has them, without containers

It needs PostgreSQL 15 (installed with apt-get where it may be). Temporal's production server is built from the Go module
proxy where Go is there, once, into .tools/; else the development server takes its place, and it says so.
  --development-temporal    the development server in any case`;

const server = join(root, 'packages/server/bin/tierwright-server.js');
const command = join(root, 'packages/cli/bin/tierwright.js');
const administrator = { login: 'ada', password: 'rehearsal-of-the-topology-7' };

const say = (text) => console.log(`  ${text}`);

const prepare = async () => {
  const problem = await install();
  if (problem) throw new Error(problem);
  if ((await build()) !== 0) throw new Error('The build failed: the messages are above.');
};

const workflowOf = ({ cli, address }, { tenant, deal }) => {
  const args = ['workflow', 'describe', '--workflow-id', `deal/${tenant}/${deal}`, '--namespace', 'tierwright', '--address', address];
  return spawnSync(cli, [...args, '--output', 'json'], { encoding: 'utf8' });
};

const rehearse = async ({ development }, running) => {
  const { readCompose } = await import('./rehearse/compose.mjs');
  const { freePort, RehearsalProblem, runJob, startProcess, wait } = await import('./rehearse/run-steps.mjs');
  const { makeLogins } = await import('./rehearse/postgres-logins.mjs');
  const { buildTemporal, startDevelopment, startProduction } = await import('./rehearse/temporal-production.mjs');
  const { runDeal } = await import('./rehearse/deal-over-http.mjs');
  const { startPostgres } = await import('./postgres.mjs');
  const compose = readCompose();
  const scratch = mkdtempSync(join(tmpdir(), 'tierwright-rehearsal-'));
  chmodSync(scratch, 0o755);
  running.push({ name: 'scratch', stop: async () => rmSync(scratch, { recursive: true, force: true }) });

  const postgres = await startPostgres({ settings: { max_connections: 200 }, say });
  running.push({ name: 'postgres', stop: () => postgres.remove() });
  await makeLogins(postgres.url, compose.logins, { owner: 'owner', app: 'app', temporal: 'temporal' });
  say('postgres: a login and a database each for Tierwright and Temporal');

  const built = development ? { why: 'it was asked for' } : buildTemporal(say);
  if (built.why) say(`temporal: the development server takes its place (${built.why})`);
  const temporal = built.folder
    ? await startProduction({ folder: built.folder, compose, databasePort: postgres.port, scratch, say })
    : await startDevelopment({ say });
  running.push(temporal.process);

  const at = `127.0.0.1:${postgres.port}/tierwright`;
  const asOwner = { DATABASE_MIGRATION_URL: `postgres://tierwright_owner:owner@${at}`, DATABASE_URL: `postgres://tierwright@${at}` };
  runJob('migrate', process.execPath, [server, 'migrate'], { env: asOwner });
  say('migrate: done, as the owner');
  const asApplication = { DATABASE_URL: `postgres://tierwright:app@${at}` };
  const [port, healthPort] = [String(await freePort()), String(await freePort())];
  const host = `127.0.0.1:${port}`;
  const made = ['admin', 'create', '--login', administrator.login, '--name', 'Ada Quist', '--email', 'ada@vendor.example'];
  const tenant = ['--tenant', 'northwind', '--title', 'Northwind', '--host', host];
  const password = { TIERWRIGHT_ADMIN_PASSWORD: administrator.password };
  runJob('admin create', process.execPath, [command, ...made, ...tenant], { env: { ...asApplication, ...password } });

  const settings = { ...asApplication, TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: 'tierwright' };
  const api = startProcess('api', process.execPath, [server, 'api'], { env: { ...settings, TIERWRIGHT_PORT: port } });
  running.push(api);
  const worker = startProcess('worker', process.execPath, [server, 'worker'], { env: { ...settings, TIERWRIGHT_HEALTH_PORT: healthPort } });
  running.push(worker);
  const isWell = (of, env) => () =>
    spawnSync(process.execPath, [server, 'health', ...of], { cwd: root, env: { ...process.env, ...env } }).status === 0;
  await api.until(isWell([], { TIERWRIGHT_PORT: port }), 60);
  await worker.until(isWell(['--worker'], { TIERWRIGHT_HEALTH_PORT: healthPort }), 120);
  say(`api and worker: well, as the application (http://${host})`);

  const done = await runDeal({ address: `http://${host}`, host, administrator, say });
  for (let waited = 0; ; waited += 500) {
    const { status, stdout, stderr } = workflowOf(temporal, done);
    if (status === 0) {
      const { workflowExecutionInfo: info } = JSON.parse(stdout);
      say(`workflow: deal/${done.tenant}/${done.deal} ${info?.status ?? ''}`.trimEnd());
      break;
    }
    if (waited >= 60_000)
      throw new RehearsalProblem(`No workflow drives the deal after a minute:\n${stderr}\n${worker.text().slice(-2000)}`);
    await wait(500);
  }
};

const stopAll = async (running) => {
  let isFine = true;
  for (const part of running.reverse()) {
    const code = await part.stop();
    if (part.name === 'scratch') continue;
    say(`${part.name}: stopped${code ? ` with code ${code}` : ''}`);
    // Temporal's own server ends with 1 where it is told to; ours ends with 0.
    if (code && ['api', 'worker'].includes(part.name)) isFine = false;
  }
  return isFine;
};

const main = async (args) => {
  if (args.includes('--help')) return console.log(help);
  const began = performance.now();
  const running = [];
  let problem;
  try {
    console.log('1/3 installing and building …');
    await prepare();
    console.log('2/3 rehearsing …');
    await rehearse({ development: args.includes('--development-temporal') }, running);
  } catch (error) {
    problem = error;
  }
  console.log('3/3 stopping …');
  const isFine = await stopAll(running);
  if (problem) console.error(`\n${problem.message}`);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(problem || !isFine ? `\nThe rehearsal failed after ${seconds} s.` : `\nThe rehearsal went well, in ${seconds} s.`);
  process.exit(problem || !isFine ? 1 : 0);
};

await main(process.argv.slice(2));
