import { expect, it } from 'vitest';
import { openLog } from '../log/log.ts';
import { runningParts } from './parts.ts';

it('stops in reverse, each once, whatever fails', async () => {
  const lines: string[] = [];
  const parts = runningParts(
    openLog(
      'error',
      (line) => lines.push(line),
      () => 0,
    ),
  );
  const stopped: string[] = [];
  parts.add('store', () => void stopped.push('store'));
  parts.add('worker', async () => {
    throw new Error('it hangs');
  });
  parts.add('door', async () => void stopped.push('door'));
  await Promise.all([parts.stop(), parts.stop()]);
  expect(stopped).toEqual(['door', 'store']);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { at: '1970-01-01T00:00:00.000Z', level: 'error', event: 'stopping-failed', process: 'worker', problem: 'Error: it hangs' },
  ]);
});
