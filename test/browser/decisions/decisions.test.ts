import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type CompiledProgram, compileProgram, countedRequirements, decide, explain } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { canonicalize, type Json, parseProgram } from '@tierwright/program';
import { generateBase } from '@tierwright/sample-data';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from '../browser-test.fixture.ts';
import { chromiumMissing } from '../chromium.fixture.ts';
import { programText } from '../product.fixture.ts';
import { type Served, servePages } from '../served-pages.fixture.ts';

const AS_OF = '2026-06-30';
/** Partners that each program decides. All 10,000: TIERWRIGHT_DECISIONS=2500 npx vitest run --project browser test/browser/decisions */
const PARTNERS = Number(process.env.TIERWRIGHT_DECISIONS ?? 500);
const CASES = [
  ['northwind/2026.2.0', PARTNERS],
  ['harbor/2026.1.0', PARTNERS],
  ['odoo/v11', PARTNERS],
  ['hubspot-solutions/2025.7.0', PARTNERS],
] as const;
const POLICY = "default-src 'self'; script-src 'self'; worker-src 'self'";

const bundled = async (entry: URL): Promise<string> => {
  const entryPoint = fileURLToPath(entry);
  const options = { bundle: true, format: 'esm', platform: 'browser', target: 'es2022', write: false, logLevel: 'silent' } as const;
  const { outputFiles } = await build({ entryPoints: [entryPoint], ...options, conditions: ['source'] });
  return outputFiles[0]?.text ?? '';
};

interface Case {
  readonly text: string;
  readonly compiled: CompiledProgram;
  readonly partners: readonly PartnerData[];
}

function casesOf(name: string, size: number): Case {
  const text = programText(name);
  const { program, hash } = parseProgram(text);
  if (!program || hash === undefined) throw new Error(`${name} is no program`);
  const base = generateBase([program], { size, seed: 'browser', asOf: AS_OF, historyYears: 1 });
  if (!base.ok) throw new Error(JSON.stringify(base.problems));
  const partners = [...base.value.partners].map((line) => JSON.parse(JSON.stringify(line)) as PartnerData);
  return { text, compiled: compileProgram(program, hash), partners };
}

/** What the service would say: the engine in Node. */
function hashHere(compiled: CompiledProgram, partner: PartnerData): string {
  const outcome = decide(compiled, partner, { asOf: AS_OF, extra: 'ignore', trace: true });
  const named = partner.title === undefined ? {} : { partnerTitle: partner.title };
  const answer = outcome.ok
    ? {
        type: 'decided',
        decision: outcome.value,
        explanation: explain(outcome.value, compiled.program, named),
        counted: countedRequirements(outcome.value, compiled.program),
      }
    : { type: 'refused', of: 'partner', problems: outcome.problems };
  return createHash('sha256')
    .update(canonicalize(answer as unknown as Json))
    .digest('hex');
}

describe.skipIf(chromiumMissing !== '')(`one partner in a browser${chromiumMissing && ` (${chromiumMissing})`}`, () => {
  let pages: Awaited<ReturnType<typeof servePages>>;
  const served: Record<string, Served> = {};

  beforeAll(async () => {
    const [page, worker] = await Promise.all([
      bundled(new URL('./page.ts', import.meta.url)),
      bundled(new URL('../../../ui/src/partner/decide-worker.ts', import.meta.url)),
    ]);
    const script = (body: string): Served => ({ body, type: 'text/javascript', policy: POLICY });
    Object.assign(served, {
      '/': { body: '<!doctype html><html lang="en"><title>Cases</title><script type="module" src="/page.js"></script>', policy: POLICY },
      '/page.js': script(page),
      '/worker.js': script(worker),
      '/favicon.ico': { body: '', type: 'image/x-icon' },
    });
    pages = await servePages(served);
  });
  afterAll(() => pages?.close());

  it.for(CASES)('is decided to the bytes of the engine in Node: %s, %i times', async ([name, size], { open }) => {
    const { text, compiled, partners } = casesOf(name, size);
    served['/program.json'] = { body: text, type: 'application/json' };
    served['/partners.ndjson'] = { body: partners.map((partner) => JSON.stringify(partner)).join('\n'), type: 'text/plain' };
    const { page } = await open(`${pages.origin}/`);
    await page.waitForFunction(() => 'hashes' in globalThis);
    const found = await page.evaluate(
      ([program, file, asOf]) =>
        (globalThis as unknown as { hashes(...asked: readonly string[]): Promise<readonly string[]> }).hashes(program, file, asOf),
      ['/program.json', '/partners.ndjson', AS_OF] as const,
    );
    expect(found).toEqual(partners.map((partner) => hashHere(compiled, partner)));
    expect(found).toHaveLength(size);
  });
});
