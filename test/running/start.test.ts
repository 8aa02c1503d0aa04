import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { eventually, pidsOf, ready, root, runningOn, startsOfTest } from './start-process.ts';

interface Demo {
  readonly password: string;
  readonly people: Readonly<Record<string, { readonly roles: readonly string[]; readonly key: string; readonly partner: string | null }>>;
  readonly keys: Readonly<Record<string, string>>;
}

/** What the test looks at in answers. */
interface Answered {
  readonly state?: string;
  readonly roles?: readonly string[];
  readonly items?: readonly { readonly state: string }[];
  readonly parts?: Readonly<Record<string, string>>;
}

const execute = promisify(execFile);
const json = async (response: Response): Promise<Answered> => (await response.json()) as Answered;

const { folder, begin, end } = startsOfTest();
afterAll(end);

const data = folder();
const demoOf = (): Demo => JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8'));
const get = async (address: string, path: string, login: string) => {
  const key = demoOf().people[login]!.key;
  const response = await fetch(`${address}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } });
  return { status: response.status, body: await json(response) };
};
const rows = ({ items }: Answered): readonly { readonly state: string }[] => items ?? [];
const kill = (pid: number | undefined, signal: NodeJS.Signals) => process.kill(pid!, signal);
const memoryOf = (pid: number) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);

/** Measured, not asserted: what else runs on the machine is not known. */
const measured = (what: string) => console.log(`start: ${what}`);

/** No test asserts a time; loading takes minutes where a machine is busy. */
const PATIENCE = 1_200_000;

// One after the other on one folder, as somebody would who tries it.
describe.sequential('npm start', { timeout: PATIENCE }, () => {
  let deal = '';

  it('begins anew where loading was killed, and gets ready', async () => {
    const killed = begin({ data });
    await killed.until(/partners with people/);
    kill(pidsOf(data).server, 'SIGKILL');
    expect(await killed.ended).toBe(1);
    expect(killed.text()).toMatch(/The server was ended by SIGKILL/);
    expect([existsSync(join(data, 'loading')), existsSync(join(data, 'store')), existsSync(join(data, 'demo.json'))]).toEqual([
      true,
      false,
      false,
    ]);

    const began = performance.now();
    const first = begin({ data });
    const address = await ready(first);
    measured(`first, to ready: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    expect(first.text()).toMatch(/was not finished the last time; it begins anew/);
    expect(first.text()).toMatch(/survives a crash, not a power cut/);
    expect(first.text()).toContain(`The editor, in a browser: ${address}/\n`);
    const page = async (path: string) => (await fetch(address + path)).text();
    expect(await page('/')).toContain('id="app"');
    // A database that takes longer than seconds on a busy machine counts as away.
    expect(await eventually(async () => (await page('/status')).includes('Everything works.'))).toBe(true);
    expect(statSync(join(data, 'demo.json')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(data, 'loading'))).toBe(false);

    // The three things to try, as they are pasted.
    const commands = first.text().match(/^ {2}curl .*$/gm) ?? [];
    expect(commands).toHaveLength(3);
    const answers = await Promise.all(commands.map(async (command) => (await execute('bash', ['-c', command], { cwd: root })).stdout));
    const [registered, queue, decided] = answers.map((answer) => JSON.parse(answer));
    expect(registered.state).toBe('approved');
    expect(queue.items.length).toBeGreaterThan(0);
    expect(decided.results[0].ok).toBe(true);
    deal = registered.id;

    const headers = { 'content-type': 'application/json', origin: address };
    const body = JSON.stringify({ login: 'deal-desk', password: demoOf().password });
    const signedIn = await fetch(`${address}/api/v1/session`, { method: 'POST', headers, body });
    expect(signedIn.status).toBe(201);
    for (const [role, key] of Object.entries(demoOf().keys)) {
      const me = await fetch(`${address}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } });
      expect([role, (await json(me)).roles]).toEqual([role, expect.arrayContaining([role])]);
    }
    expect(Object.keys(demoOf().keys).sort()).toEqual(
      ['administrator', 'approver', 'auditor', 'channelManager', 'decider', 'partnerUser', 'programDesigner'].sort(),
    );

    const { body: deals } = await get(address, '/deals?limit=200', 'auditor');
    const states = new Set(rows(deals).map(({ state }) => state));
    expect([...states].sort()).toEqual(
      expect.arrayContaining(['approved', 'draft', 'expired', 'lost', 'pending', 'rejected', 'withdrawn', 'won']),
    );
    expect(rows(deals).length).toBeGreaterThanOrEqual(60);
    const { body: onboardings } = await get(address, '/onboardings?limit=200', 'auditor');
    expect(rows(onboardings).length).toBeGreaterThanOrEqual(15);
    const { body: reviews } = await get(address, '/reviews?limit=200', 'auditor');
    expect(rows(reviews).length).toBeGreaterThan(2);
    const { body: chain } = await get(address, '/audit/verification', 'auditor');
    expect(JSON.stringify(chain)).not.toMatch(/"ok":false/);

    const { server } = pidsOf(data);
    measured(`memory of the one process after the first start: ${memoryOf(server!)} MB (goal: 700)`);
    const pids = pidsOf(data);
    kill(first.child.pid, 'SIGINT');
    expect(await first.ended).toBe(0);
    expect(runningOn(data, pids)).toEqual([]);
  });

  it('starts again with all data; a second one on the folder is refused, and one on the port', async () => {
    const began = performance.now();
    const again = begin({ data });
    const address = await ready(again);
    measured(`second, to ready: ${((performance.now() - began) / 1000).toFixed(1)} s (goal: 8)`);
    expect((await get(address, `/deals/${deal}`, 'partner')).body.state).toBe('approved');

    const twice = begin({ data });
    expect(await twice.ended).toBe(1);
    expect(twice.text()).toMatch(
      /Tierwright runs already on .* \(process \d+\)\. Use that one, stop it with Ctrl-C, or set TIERWRIGHT_DATA and TIERWRIGHT_PORT/,
    );

    const elsewhere = begin({ data: folder(), port: Number(new URL(address).port) });
    expect(await elsewhere.ended).toBe(1);
    expect(elsewhere.text()).toMatch(
      /Another program uses port \d+ on 127\.0\.0\.1\. End it, or choose another port: TIERWRIGHT_PORT=\d+\./,
    );
    expect((await fetch(`${address}/readyz`)).status).toBe(200);

    // Temporal comes back by itself, and people can work meanwhile.
    const { temporal } = pidsOf(data);
    kill(temporal, 'SIGKILL');
    expect((await get(address, '/me', 'partner')).status).toBe(200);
    expect(await eventually(async () => (await json(await fetch(`${address}/readyz`))).parts?.temporal === 'ok')).toBe(true);

    // The terminal is closed.
    const pids = pidsOf(data);
    kill(again.child.pid, 'SIGHUP');
    expect(await again.ended).toBe(0);
    expect(runningOn(data, pids)).toEqual([]);
  });

  it('leaves nothing behind that blocks the next start, whichever process is killed', async () => {
    const first = begin({ data });
    await ready(first);
    const before = pidsOf(data);
    kill(before.server, 'SIGKILL');
    expect(await first.ended).toBe(1);
    expect(first.text()).toMatch(/The server was ended by SIGKILL\. Its lines are in .*server\.log; "npm start" starts it again/);
    expect(runningOn(data, before)).toEqual([]);

    const second = begin({ data });
    await ready(second);
    const orphaned = pidsOf(data);
    kill(second.child.pid, 'SIGKILL');
    await second.ended;
    // The server sees that its parent is gone; Temporal is ended by the next start.
    expect(await eventually(() => !runningOn(data, orphaned).some((line) => line.startsWith(`${orphaned.server} `)))).toBe(true);

    const third = begin({ data });
    await ready(third);
    const all = pidsOf(data);
    for (const pid of [third.child.pid, all.server, all.temporal]) kill(pid, 'SIGKILL');
    await third.ended;

    const last = begin({ data });
    const address = await ready(last);
    expect((await get(address, `/deals/${deal}`, 'partner')).body.state).toBe('approved');
    const pids = pidsOf(data);
    kill(last.child.pid, 'SIGTERM');
    expect(await last.ended).toBe(0);
    expect(runningOn(data, pids)).toEqual([]);
  });

  it('begins anew when it is told to, and only then', async () => {
    const unasked = begin({ data, args: ['--reset'] });
    expect(await unasked.ended).toBe(1);
    expect(unasked.text()).toMatch(/--reset asks before it removes data, and nobody is there to answer\. Add --yes\./);
    expect(existsSync(join(data, 'store'))).toBe(true);
    writeFileSync(join(data, 'notes.txt'), 'mine');

    const anew = begin({ data, args: ['--reset', '--yes'] });
    await anew.until(/partners with people/);
    expect([existsSync(join(data, 'store')), existsSync(join(data, 'demo.json')), existsSync(join(data, 'notes.txt'))]).toEqual([
      false,
      false,
      true,
    ]);
    kill(anew.child.pid, 'SIGINT');
    expect(await anew.ended).toBe(0);
  });
});
