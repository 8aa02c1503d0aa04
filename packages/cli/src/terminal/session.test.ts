import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openSession } from './session.ts';

/** A session whose streams are kept as text; `terminal` makes both look like one. */
function fakeSession(args: string[], terminal: boolean) {
  const text = { output: '', error: '' };
  const stream = (name: 'output' | 'error') =>
    Object.assign(
      new Writable({
        write(chunk, _, done) {
          text[name] += chunk;
          done();
        },
      }),
      terminal ? { isTTY: true, columns: 80, hasColors: () => true } : {},
    );
  const session = openSession({ args, input: Readable.from([]), output: stream('output'), error: stream('error'), env: {} });
  return { session, text };
}

describe('a session', () => {
  it('has colours on a terminal, unless they are turned off', () => {
    const red = (args: string[], terminal: boolean) => fakeSession(args, terminal).session.style.red('x');
    expect(red([], true)).toBe('\u001b[31mx\u001b[39m');
    expect(red(['check', '--no-color'], true)).toBe('x');
    expect(red([], false)).toBe('x');
  });

  it('reads --json anywhere before --', () => {
    expect(fakeSession(['check', 'a', '--json'], false).session.json).toBe(true);
    expect(fakeSession(['check', '--', '--json'], false).session.json).toBe(false);
  });

  it('lets its own colours through and nothing else that a terminal obeys', () => {
    const { session, text } = fakeSession([], true);
    session.print(`${session.style.red('\u001b[2Jred\u0007')}\tend\nnext \u202eline\u009b`);
    expect(text.output).toBe('\u001b[31m\\u001b[2Jred\\u0007\u001b[39m\\u0009end\nnext \\u202eline\\u009b\n');
  });

  it('shows even its own colours when they come from outside and colours are off', () => {
    const { session, text } = fakeSession([], false);
    session.remark('\u001b[31mred');
    expect(text.error).toBe('\\u001b[31mred\n');
  });

  it('shows progress on a terminal only, and takes it away before anything else is printed', () => {
    const { session, text } = fakeSession([], true);
    session.progress('1 of 2');
    session.progress('2 of 2');
    session.print('done');
    expect(text.error).toBe('1 of 2\r\u001b[K2 of 2\r\u001b[K');
    const quiet = fakeSession([], false);
    quiet.session.progress('1 of 2');
    expect(quiet.text.error).toBe('');
  });
});
