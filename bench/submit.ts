import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pidsOf, ready, start } from '../test/running/start-process.ts';

export interface SubmitBench {
  readonly deals: number;
  readonly perSecond: number;
  /** From the request to the last byte of its answer, milliseconds. */
  readonly median: number;
  readonly p95: number;
  /** Resident memory of the Node process at the end and at its most, MB; absent where the system does not say. */
  readonly megabytes?: number;
  readonly peakMegabytes?: number;
}

interface Demo {
  readonly people: Readonly<Record<string, { readonly key: string; readonly partner: string | null }>>;
}

const DAY = 86_400_000;
const FIRST = 20;
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

function memoryOf(pid: number | undefined): Pick<SubmitBench, 'megabytes' | 'peakMegabytes'> {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
    return { megabytes: megabytes('VmRSS'), peakMegabytes: megabytes('VmHWM') };
  } catch {
    return {};
  }
}

/** Deals submitted at a steady pace over HTTP, whatever those before do, to what `npm start` runs on a fresh folder. */
export async function benchSubmit(deals: number, perSecond: number): Promise<SubmitBench> {
  const data = mkdtempSync(join(tmpdir(), 'tierwright-submit-'));
  const started = start({ data });
  try {
    const url = await ready(started);
    const demo = JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8')) as Demo;
    const keys = Object.values(demo.people).flatMap(({ key, partner }) => (partner === null ? [] : [key]));
    const closeOn = new Date(Date.now() + 120 * DAY).toISOString().slice(0, 10);
    const submit = async (index: number): Promise<number> => {
      const customer = {
        name: `Bench ${index.toString(36)} ${(index * 7919).toString(36)} Works`,
        country: 'US',
        domain: `bench${index}.example`,
      };
      const answers = { customer, products: ['cloud'], amount: 50_000, closeOn, need: 'A data centre', tender: false };
      const begun = performance.now();
      const response = await fetch(`${url}/api/v1/deals`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${keys[index % keys.length]}`,
          'content-type': 'application/json',
          'idempotency-key': `bench-${index}`,
        },
        body: JSON.stringify({ program: 'northwind', answers, submit: true }),
      });
      const text = await response.text();
      if (response.status !== 201) throw new Error(`a submission answered ${response.status}: ${text.slice(0, 300)}`);
      return performance.now() - begun;
    };
    const paced = (from: number, count: number): Promise<number[]> =>
      Promise.all(
        Array.from({ length: count }, async (_, index) => {
          await new Promise((resolve) => setTimeout(resolve, (index * 1000) / perSecond));
          return submit(from + index);
        }),
      );
    // The first ones compile.
    await paced(0, FIRST);
    const times = (await paced(FIRST, deals)).sort((a, b) => a - b);
    return { deals, perSecond, median: at(times, 0.5), p95: at(times, 0.95), ...memoryOf(pidsOf(data).server) };
  } finally {
    started.child.kill('SIGTERM');
    await started.ended;
    rmSync(data, { recursive: true, force: true });
  }
}
