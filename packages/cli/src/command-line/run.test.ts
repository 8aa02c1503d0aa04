import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openSession } from '../terminal/session.ts';
import { run } from './run.ts';

async function answer(args: string[], env: Record<string, string> = {}) {
  const text = { out: '', err: '' };
  const stream = (write: (chunk: string) => void) =>
    new Writable({
      write(chunk, _, done) {
        write(String(chunk));
        done();
      },
    });
  const output = stream((chunk) => {
    text.out += chunk;
  });
  const error = stream((chunk) => {
    text.err += chunk;
  });
  const session = openSession({ args, input: Readable.from([]), output, error, env });
  const broken = {
    ...session,
    print: () => {
      throw new TypeError('x is not a function');
    },
  };
  return { exit: await run(args, broken), ...text };
}

describe('a mistake of ours', () => {
  it('is told as such, with code TW999 and exit 70, without a stack trace', async () => {
    const { exit, out, err } = await answer(['schema']);
    expect({ exit, out }).toEqual({ exit: 0, out: expect.stringContaining('$schema') });
    expect(err).toBe('');
    const failed = await answer(['check', 'package.json']);
    expect(failed).toMatchObject({ exit: 70, out: '' });
    expect(failed.err).toMatch(/^error TW999 {2}Internal error: x is not a function\n {2}Please report it/);
    expect(failed.err).not.toContain('    at ');
  });

  it('shows where with DEBUG', async () => {
    expect((await answer(['check', 'package.json'], { DEBUG: '1' })).err).toMatch(/TypeError: x is not a function\n {4}at /);
  });
});
