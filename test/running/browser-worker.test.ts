import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { compileProgram } from '@tierwright/engine';
import { canonicalize, type Json, parseProgram } from '@tierwright/program';
import { impactOf, impactReport, makeSnapshot, type WorkerSaid, writeSnapshot } from '@tierwright/simulation';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { EXAMPLE, partnerWith, withGoldAt } from '../../packages/simulation/src/report/versions.fixture.ts';
import { chromiumMissing, startBrowser } from '../browser/chromium.fixture.ts';

const PARTNERS = 10_000;
const WORKER = fileURLToPath(new URL('../../packages/simulation/src/browser-worker.ts', import.meta.url));
const PAGE = fileURLToPath(new URL('./browser/page.ts', import.meta.url));
const documents = { '/baseline.json': JSON.stringify(EXAMPLE), '/candidate.json': JSON.stringify(withGoldAt(30_000)) };

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    ...{ entryPoints: [entry], bundle: true, format: 'esm', platform: 'browser', target: 'es2022', write: false },
    ...{ conditions: ['source'], minify: true, logLevel: 'silent' },
  });
  return outputFiles[0]?.text ?? '';
}

/** Policies of the worker's own script; the page's allows neither. */
const POLICIES: Readonly<Record<string, string>> = {
  '?wasm': "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; report-uri /violated",
  '?strict': "script-src 'self'; connect-src 'self'; report-uri /violated",
};
const PAGE_POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; report-uri /violated";

describe.skipIf(chromiumMissing !== '')(`a page with a worker${chromiumMissing && ` (${chromiumMissing})`}`, () => {
  let server: Server;
  let address: string;
  let whole: string;
  let hear: (said: WorkerSaid & { readonly ms: number }) => void = () => {};
  let violated: string[] = [];

  beforeAll(async () => {
    const compiled = (text: string) => {
      const { program, hash } = parseProgram(text);
      if (!program || hash === undefined) throw new Error('no program');
      return compileProgram(program, hash);
    };
    const versions = { baseline: compiled(documents['/baseline.json']), candidate: compiled(documents['/candidate.json']) };
    const partners = Array.from({ length: PARTNERS }, (_, index) => partnerWith(`P${index}`, index * 7, index % 4));
    const snapshot = makeSnapshot([versions.baseline, versions.candidate], partners, { base: 'a'.repeat(64), asOf: '2026-06-30' });
    whole = canonicalize(impactReport(impactOf(snapshot, versions), versions) as unknown as Json);
    const [worker, page, base] = await Promise.all([bundled(WORKER), bundled(PAGE), writeSnapshot(snapshot)]);
    const html = '<!doctype html><meta charset="utf-8"><title>page</title><script type="module" src="/page.js"></script>';
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://page');
      const answer = (type: string, body: string | Uint8Array, policy: string) => {
        response.writeHead(200, { 'content-type': type, 'content-security-policy': policy });
        response.end(body);
      };
      const { pathname, search } = url;
      if (request.method === 'POST') {
        let text = '';
        request.on('data', (chunk) => {
          text += chunk;
        });
        request.on('end', () => {
          response.writeHead(204).end();
          if (pathname === '/violated') violated.push(text);
          else hear(JSON.parse(text));
        });
      } else if (pathname === '/worker.js') answer('text/javascript', worker, POLICIES[search] ?? '');
      else if (pathname === '/page.js') answer('text/javascript', page, PAGE_POLICY);
      else if (pathname === '/base.arrow') answer('application/octet-stream', base, PAGE_POLICY);
      else if (pathname === '/') answer('text/html', html.replace('/page.js', `/page.js${search}`), PAGE_POLICY);
      else answer('application/json', documents[pathname as keyof typeof documents] ?? '{}', PAGE_POLICY);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    console.log(`The worker's script: ${worker.length} bytes, minified.`);
  });
  afterAll(() => server.close());

  it.each(Object.keys(POLICIES))('SIM-R8: gives the bytes of one process under the policy %s', async (policy) => {
    violated = [];
    const heard = new Promise<WorkerSaid & { readonly ms: number }>((resolve) => {
      hear = resolve;
    });
    const browser = await startBrowser();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    await page.goto(`${address}/${policy}`);
    const said = await heard;
    expect(said.type === 'report' ? canonicalize(said.report as unknown as Json) : said).toBe(whole);
    console.log(`${PARTNERS} partners under ${policy}: the fifth report after ${said.ms.toFixed(1)} ms, ${violated.length} violations.`);
    // Whether WebAssembly may be used is asked by trying it; nothing else is refused, and nothing at all where it may.
    const blocked = violated.map((text) => (JSON.parse(text) as { 'csp-report': Record<string, string> })['csp-report']['blocked-uri']);
    expect(new Set(blocked)).toEqual(new Set(policy === '?wasm' ? [] : ['wasm-eval']));
  });
});
