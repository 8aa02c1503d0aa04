import type { Service } from '@tierwright/commands';
import { expect, it } from 'vitest';
import { listen } from '../app/api.fixture.ts';
import type { LogLine } from '../app/api-options.ts';
import { createApi } from '../app/create-api.ts';

async function start(ready: () => Promise<string | undefined>, temporal?: () => Promise<string | undefined>) {
  const log: LogLine[] = [];
  const service = { store: { engine: 'pglite', ready, walk: async () => [] }, clock: () => 0, newId: () => '' } as unknown as Service;
  const parts = temporal ? { temporal } : {};
  return { url: await listen(createApi({ service, parts, log: (line) => log.push(line) })), log };
}
const well = async () => undefined;

it('is ready with its database, degraded without another part, not ready without its database', async () => {
  const ask = async (...parts: Parameters<typeof start>) => {
    const { url } = await start(...parts);
    const response = await fetch(`${url}/readyz`);
    return [response.status, await response.json()];
  };
  expect(await ask(well, well)).toEqual([200, { status: 'ok', parts: { database: 'ok', temporal: 'ok' } }]);
  expect(await ask(well, async () => 'no server')).toEqual([200, { status: 'degraded', parts: { database: 'ok', temporal: 'degraded' } }]);
  expect(await ask(async () => 'no role')).toEqual([503, { status: 'down', parts: { database: 'down' } }]);
  expect(
    await ask(async () => {
      throw new Error('gone');
    }),
  ).toEqual([503, { status: 'down', parts: { database: 'down' } }]);
});

it('lives whatever its parts do', async () => {
  const { url } = await start(async () => 'no database');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

it('logs what is wrong once, in its own words, and when it is over', async () => {
  let problem: string | undefined = 'no server at 127.0.0.1:7233';
  const { url, log } = await start(well, async () => problem);
  const parts = () => log.filter((line) => line.log === 'part').map((line) => [line.part, line.problem]);
  const page = await (await fetch(url)).text();
  await fetch(`${url}/readyz`);
  expect(page).toContain('Works, with a part away.');
  // Everybody may open the page: what exactly is wrong is for the log.
  expect(page).not.toContain('7233');
  expect(parts()).toEqual([['temporal', 'no server at 127.0.0.1:7233']]);
  problem = undefined;
  await fetch(`${url}/readyz`);
  expect(parts().at(-1)).toEqual(['temporal', null]);
});

it('serves its pages with scripts and styles from its own address only', async () => {
  const { url } = await start(well);
  for (const path of ['/', '/api/docs', '/api/problems']) {
    const response = await fetch(url + path);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect([path, response.status]).toEqual([path, 200]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const html = await response.text();
    expect(html).not.toMatch(/<style|<script>|\son\w+=|style=/);
    const linked = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, target]) => target ?? '');
    expect(linked.filter((target) => /^(https?:)?\/\//.test(target))).toEqual([]);
    for (const target of linked.filter((each) => each.startsWith('/'))) expect((await fetch(url + target)).status, target).toBe(200);
  }
});

it('explains every code that a problem leads to', async () => {
  const { url } = await start(well);
  const problem = (await (await fetch(`${url}/api/v1/nowhere`)).json()) as { type: string };
  const [path, anchor] = problem.type.split('#');
  expect(await (await fetch(url + path)).text()).toContain(`id="${anchor}"`);
});
