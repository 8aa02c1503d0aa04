import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Service } from '@tierwright/commands';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../app/api.fixture.ts';
import { createApi } from '../app/create-api.ts';

const PAGE = '<!doctype html><title>Editor</title><script type="module" src="/editor/index-a1.js"></script>';
const SCRIPT = 'export const long = "0123456789".repeat(10);\n'.repeat(20);
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join(';');

/** A built editor in a folder, with a file beside it that nobody may have; the address it is served at. */
const served = async (): Promise<string> => (await servedFrom()).address;

async function servedFrom(): Promise<{ readonly address: string; readonly folder: string }> {
  const around = mkdtempSync(join(tmpdir(), 'tierwright-editor-'));
  onTestFinished(() => rmSync(around, { recursive: true, force: true }));
  const folder = join(around, 'dist');
  mkdirSync(join(folder, 'editor'), { recursive: true });
  mkdirSync(join(folder, '.vite'));
  const files: Readonly<Record<string, string | Buffer>> = {
    '../secret.txt': 'secret',
    '../dist-secret.js': 'secret',
    'index.html': PAGE,
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'README.txt': 'secret',
    '.vite/manifest.json': '{"secret":true}',
    'editor/.hidden.js': 'secret',
    'editor/index-a1.js': SCRIPT,
    'editor/index-a1.js.gz': gzipSync(SCRIPT),
    'editor/simulation-worker-b2.js': 'self.onmessage = null;',
    'editor/json.worker-c3.js': 'self.onmessage = null;',
    'editor/index-d4.css': 'body{}',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const service = {
    store: { engine: 'pglite', ready: async () => undefined, walk: async () => [] },
    clock: () => 0,
    newId: () => '',
  } as unknown as Service;
  return { address: await listen(createApi({ service, editor: folder })), folder };
}

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** As a browser asks for a page; the path goes out as it is written, dots and all. */
const get = (
  address: string,
  path: string,
  headers: Readonly<Record<string, string>> = { accept: 'text/html,*/*;q=0.8' },
  method = 'GET',
) =>
  new Promise<Got>((resolve, reject) => {
    const { hostname, port } = new URL(address);
    request({ hostname, port, path, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString('latin1') });
      });
    })
      .on('error', reject)
      .end();
  });

describe('the page of the editor', () => {
  it('stands at each of its addresses, with exactly its policy', async () => {
    const address = await served();
    for (const path of ['/', '/sign-in', '/drafts/d1', '/programs/odoo?a=1', '/compare?a=1&b=2', '/no/such/page', '/index.html']) {
      const { status, headers, body } = await get(address, path);
      expect([path, status, body]).toEqual([path, 200, PAGE]);
      expect([path, headers['content-security-policy']]).toEqual([path, POLICY]);
      expect([headers['content-type'], headers['cache-control']]).toEqual(['text/html; charset=utf-8', 'no-cache']);
      expect([headers['x-content-type-options'], headers['x-frame-options']]).toEqual(['nosniff', 'DENY']);
    }
    expect((await get(address, '/drafts/d1', { accept: 'text/html' }, 'HEAD')).status).toBe(200);
  });

  it('is no answer to who asks for something else', async () => {
    const address = await served();
    for (const [path, accept, method] of [
      ['/api/v1/nowhere', 'text/html', 'GET'],
      ['/api/nowhere', 'text/html', 'GET'],
      ['/api', 'text/html', 'GET'],
      ['/editor/gone-a1.js', 'text/html', 'GET'],
      ['/editor/', 'text/html', 'GET'],
      ['/editor', 'text/html', 'GET'],
      ['/assets/gone.css', 'text/html', 'GET'],
      ['/healthz/more', 'text/html', 'GET'],
      ['/drafts/d1', 'application/json', 'GET'],
      ['/drafts/d1', 'text/html', 'POST'],
    ] as const) {
      const { status, headers, body } = await get(address, path, { accept }, method);
      expect([path, method, status, JSON.parse(body).code]).toEqual([path, method, 404, 'API101']);
      expect(headers['content-type']).toContain('application/problem+json');
    }
  });
});

describe('the files of the editor', () => {
  it('are kept for a year, for their names hold their hashes', async () => {
    const { status, headers, body } = await get(await served(), '/editor/index-a1.js');
    expect([status, body]).toEqual([200, SCRIPT]);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-type']).toMatch(/^text\/javascript/);
  });

  it('are not there while another build takes them away, and the service goes on', async () => {
    const { address, folder } = await servedFrom();
    rmSync(join(folder, 'editor'), { recursive: true });
    for (const path of ['/editor/index-a1.js', '/editor/index-d4.css']) {
      const { status, body } = await get(address, path, { 'accept-encoding': 'gzip' });
      expect([status, JSON.parse(body).code]).toEqual([404, 'API101']);
    }
    expect((await get(address, '/')).status).toBe(200);
  });

  it('come compressed to who can read that', async () => {
    const address = await served();
    const small = await get(address, '/editor/index-a1.js', { 'accept-encoding': 'gzip' });
    expect([small.status, small.headers['content-encoding'], small.headers.vary]).toEqual([
      200,
      'gzip',
      expect.stringContaining('Accept-Encoding'),
    ]);
    expect(small.body.length).toBeLessThan(SCRIPT.length / 2);
    expect((await get(address, '/editor/index-d4.css', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBeUndefined();
  });

  it('let WebAssembly be compiled by the worker of the simulation alone', async () => {
    const address = await served();
    const policy = async (path: string) => (await get(address, path)).headers['content-security-policy'];
    const usual = "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    expect(await policy('/editor/simulation-worker-b2.js')).toBe(
      usual.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
    );
    for (const path of ['/editor/index-a1.js', '/editor/json.worker-c3.js', '/icon.svg']) expect(await policy(path)).toBe(usual);
  });

  it('are those of its folder, and of nothing around it', async () => {
    const address = await served();
    for (const path of [
      '/editor/../../secret.txt',
      '/editor/..%2f..%2fsecret.txt',
      '/editor/%2e%2e/%2e%2e/secret.txt',
      '/editor/..\\..\\secret.txt',
      '/editor/../../dist-secret.js',
      '/editor//../../secret.txt',
      '/editor/%00../../secret.txt',
      '/editor/../README.txt',
      '/editor/../.vite/manifest.json',
      '/editor/.hidden.js',
      '/.vite/manifest.json',
      '/README.txt',
      '/icon.svg/../../secret.txt',
      '/editor/%zz',
    ]) {
      const { body } = await get(address, path, { accept: '*/*' });
      expect([path, body.includes('secret')]).toEqual([path, false]);
    }
  });
});

it('leaves the service its own pages: how it stands is at /status', async () => {
  const address = await served();
  const status = await get(address, '/status');
  expect([status.status, status.body]).toEqual([200, expect.stringContaining('Everything works.')]);
  expect(status.headers['content-security-policy']).toContain("default-src 'none'");
  for (const [path, part] of [
    ['/api/docs', 'id="docs"'],
    ['/api/problems', 'API101'],
    ['/healthz', 'ok'],
    ['/readyz', '"status":"ok"'],
    ['/assets/page.css', 'color-scheme'],
  ] as const) {
    const { status: code, body } = await get(address, path);
    expect([path, code, body.includes(part)]).toEqual([path, 200, true]);
  }
});
