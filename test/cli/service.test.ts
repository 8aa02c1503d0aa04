import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { AdminOutput, AuditOutput, FailureOutput, ItemsExportOutput, PublishOutput } from '@tierwright/cli';
import { keepProgram, openStore } from '@tierwright/store';
import { afterAll, describe, expect, it } from 'vitest';
import { answerOf, expectNoStack, odoo, scratchFolder, tierwright, tierwrightProcess } from './tierwright.ts';

const scratch = scratchFolder();
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
  scratch.remove();
});

const failureOf = (run: Parameters<typeof answerOf>[1]) => answerOf<FailureOutput>(FailureOutput, run).error;

describe('admin create and audit verify', () => {
  const env = { TIERWRIGHT_DATA: join(scratch.path, 'data'), DATABASE_URL: '' };
  const create = (login: string, more: Record<string, string> = {}) =>
    tierwright(
      ['admin', 'create', '--login', login, '--name', 'Ada Quist', '--email', `${login}@example.com`, '--tenant', 'nw', '--json'],
      {
        env: { ...env, ...more },
      },
    );
  const verify = (...args: string[]) => tierwright(['audit', 'verify', '--json', ...args], { env });

  it('makes the vendor and its first administrator, whose password is shown once, and keeps a chain of it', async () => {
    const first = await create('ada');
    expect(first).toMatchObject({ code: 0, err: '' });
    const { tenant, password } = answerOf<AdminOutput>(AdminOutput, first);
    expect(password).toMatch(/^\S{12,}$/);

    const again = await create('ada');
    expect(again.code).toBe(1);
    expect(failureOf(again)).toMatchObject({ code: 'TW606', message: expect.stringContaining('CMD') });
    expectNoStack(again);

    const second = answerOf<AdminOutput>(AdminOutput, await create('ben', { TIERWRIGHT_ADMIN_PASSWORD: 'correct horse battery staple' }));
    expect(second).toMatchObject({ tenant, password: null });
    const weak = await create('cy', { TIERWRIGHT_ADMIN_PASSWORD: 'cy' });
    expect(failureOf(weak)).toMatchObject({ code: 'TW606' });

    // A process that has written nothing of it.
    const whole = await tierwrightProcess(['audit', 'verify', '--json'], { env });
    expect(whole.code).toBe(0);
    const { chains } = answerOf<AuditOutput>(AuditOutput, whole);
    expect(chains).toEqual([{ tenant, rows: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/), broken: null }]);

    const anchored = await verify('--tenant', 'nw', '--anchor', `3:${chains[0]?.hash}`);
    expect(anchored.code).toBe(0);
    const cut = await verify('--tenant', 'nw', '--anchor', `4:${chains[0]?.hash}`);
    expect(cut.code).toBe(1);
    expect(answerOf<AuditOutput>(AuditOutput, cut)).toMatchObject({ ok: false, chains: [{ broken: { row: 4, why: 'notAnchored' } }] });
  });

  it('exports what runs of a program that is there, and nothing else', async () => {
    const out = join(scratch.path, 'running.ndjson');
    const exported = (...args: string[]) => tierwright(['items', 'export', ...args, '--json'], { env });
    expect(failureOf(await exported('acme', '--out', out, '--tenant', 'nobody'))).toMatchObject({ code: 'TW607' });
    expect(failureOf(await exported('acme', '--out', out, '--tenant', 'nw'))).toMatchObject({ code: 'TW608' });
    expect(existsSync(out)).toBe(false);
    const store = await openStore({ kind: 'folder', folder: join(env.TIERWRIGHT_DATA, 'store') });
    const [tenant = ''] = await store.walk({ of: 'slug', slug: 'nw' });
    await store.transaction(tenant, (tx) => keepProgram(tx, 'acme', 'Acme', 0));
    await store.close();
    const written = answerOf<ItemsExportOutput>(ItemsExportOutput, await exported('acme', '--out', out, '--tenant', 'nw'));
    const kinds = readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).kind);
    expect(written).toMatchObject({ program: 'acme', file: out, lines: kinds.length });
    expect(new Set(kinds)).toEqual(new Set(['person', 'source']));
  });

  it('says what is wrong with what it is asked', async () => {
    expect(failureOf(await verify('--tenant', 'nobody'))).toMatchObject({ code: 'TW607', message: 'There is no vendor nobody.' });
    expect(failureOf(await verify('--anchor', 'soon', '--tenant', 'nw'))).toMatchObject({ code: 'TW106' });
    expect(failureOf(await verify('--anchor', `1:${'0'.repeat(64)}`))).toMatchObject({ code: 'TW104' });
    const unreachable = await tierwright(['audit', 'verify', '--json'], { env: { DATABASE_URL: 'postgres://a:canary@127.0.0.1:9/t' } });
    expect(failureOf(unreachable)).toMatchObject({ code: 'TW605', message: expect.stringContaining('STO102') });
    expect(unreachable.out + unreachable.err).not.toContain('canary');
  });
});

describe('publish', () => {
  const publish = (env: Record<string, string>, ...args: string[]) => tierwright(['publish', '--json', ...args], { env });

  it('needs an address, a key, a program without errors and a server that answers', async () => {
    expect(failureOf(await publish({ TIERWRIGHT_API_KEY: '' }, odoo))).toMatchObject({ code: 'TW602' });
    expect(failureOf(await publish({ TIERWRIGHT_API_KEY: 'tw_a_b' }, odoo, '--server', 'localhost:7400'))).toMatchObject({ code: 'TW601' });
    const broken = await tierwright(['publish', '--json', '-'], { env: { TIERWRIGHT_API_KEY: 'tw_a_b' }, input: '{}' });
    expect(failureOf(broken)).toMatchObject({ code: 'TW301' });
    const silent = await publish({ TIERWRIGHT_API_KEY: 'tw_a_b' }, odoo, '--server', 'http://127.0.0.1:9');
    expect(silent.code).toBe(2);
    expect(failureOf(silent)).toMatchObject({ code: 'TW604', message: 'http://127.0.0.1:9 does not answer.' });
    expectNoStack(silent);
  });

  it('tells what a server answers and what it refuses', async () => {
    const bodies: string[] = [];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      bodies.push(body);
      const review = { id: 'r1', draft: 'd1', program: 'odoo', hash: 'a'.repeat(64), needed: 1 };
      const errors = [{ code: 'CMD206', pointer: '/source', message: 'It is in review already.' }];
      const problem = { type: '/', title: 'No', status: 409, code: 'CMD206', detail: 'It is in review already.', trace: 't', errors };
      const isFirst = bodies.length === 1;
      response.writeHead(isFirst ? 201 : 409, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isFirst ? review : problem));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const env = { TIERWRIGHT_API_KEY: 'tw_a_b', TIERWRIGHT_URL: address };
    const done = answerOf<PublishOutput>(PublishOutput, await publish(env, odoo, '--note', 'Fewer users'));
    expect(done).toMatchObject({ server: address, program: 'odoo', version: '11.0.0', review: 'r1' });
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ note: 'Fewer users', source: expect.stringContaining('"program": "odoo"') });
    const refused = await publish(env, odoo);
    expect(refused.code).toBe(1);
    expect(failureOf(refused)).toMatchObject({ code: 'TW603', message: 'The server refused (CMD206): It is in review already.' });
  });
});
