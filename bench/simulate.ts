import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SimulateBench {
  partners: number;
  /** Seconds from the command to its end, a new process each time; median. */
  seconds: number;
  /** Largest resident memory of the process, megabytes; nothing where the system does not tell. */
  peakMegabytes: number | undefined;
}

const CLI = new URL('../packages/cli/bin/tierwright.js', import.meta.url).pathname;

/** Linux keeps the largest resident size of a process while it runs. */
function peakOf(pid: number): number | undefined {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line ? Number(line[1]) / 1024 : undefined;
  } catch {
    return undefined;
  }
}

export function runCli(args: readonly string[]): Promise<{ seconds: number; peak: number | undefined }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
    let peak: number | undefined;
    const timer = setInterval(() => {
      peak = peakOf(child.pid ?? 0) ?? peak;
    }, 10);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(timer);
      if (code === 0) resolve({ seconds: (performance.now() - start) / 1000, peak });
      else reject(new Error(`tierwright ${args.join(' ')} ended with ${code}`));
    });
  });
}

/** Two versions of a real program over a generated base, as a user runs it: a cold command each time. */
export async function benchSimulate(partners: number, rounds: number): Promise<SimulateBench> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwright-bench-'));
  const rules = new URL('../rules/odoo/', import.meta.url).pathname;
  const [before, after] = [join(rules, 'v9b.program.json'), join(rules, 'v11.program.json')];
  const base = join(folder, 'base');
  try {
    await runCli([
      'generate',
      'base',
      '--program',
      before,
      after,
      '--size',
      String(partners),
      '--seed',
      '1',
      '--as-of',
      '2024-06-30',
      '--out',
      base,
    ]);
    const runs = [];
    for (let round = 0; round < rounds; round += 1)
      runs.push(await runCli(['simulate', before, after, '--base', base, '--as-of', '2024-06-30', '--json']));
    const seconds = runs.map((run) => run.seconds).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
    const peaks = runs.flatMap((run) => run.peak ?? []);
    return { partners, seconds, peakMegabytes: peaks.length === 0 ? undefined : Math.max(...peaks) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
