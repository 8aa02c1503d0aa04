import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PROBLEM_CODES } from '../problems/codes.ts';
import { parseProgram } from './parse-program.ts';

const rules = new URL('../../../../rules/', import.meta.url);
const programs = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.program.json'))
  .map((path) => new Uint8Array(readFileSync(new URL(path, rules))));

let state = 20_261_122;
const random = (count: number) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * count);
};

const SIGNS = new TextEncoder().encode('{}[]",:0-9e.\\/tn \n\u00e9');

/** A document with bytes changed, taken out, doubled or cut off. */
function corrupt(bytes: Uint8Array): Uint8Array {
  const at = random(bytes.length);
  const length = 1 + random(30);
  const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  switch (random(5)) {
    case 0:
      return before;
    case 1:
      return new Uint8Array([...before, ...after]);
    case 2:
      return new Uint8Array([...before, ...part, ...part, ...after]);
    case 3:
      return new Uint8Array([...before, random(256), ...part, ...after]);
    default: {
      const changed = bytes.slice();
      changed[at] = SIGNS[random(SIGNS.length)] ?? 0;
      return changed;
    }
  }
}

it('PDL-P5: 500 damaged programs give problems or a program, and never throw', () => {
  let refused = 0;
  for (let round = 0; round < 500; round += 1) {
    const bytes = corrupt(programs[random(programs.length)] ?? new Uint8Array());
    const { program, hash, problems } = parseProgram(bytes);
    expect(program === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
    expect(hash === undefined).toBe(program === undefined);
    for (const { code, line, column, message } of problems) {
      expect([code, code in PROBLEM_CODES]).toEqual([code, true]);
      expect(Math.min(line ?? 0, column ?? 0)).toBeGreaterThan(0);
      expect(message.length).toBeLessThan(600);
    }
    if (!program) refused += 1;
  }
  expect(refused).toBeGreaterThan(250);
}, 60_000);
