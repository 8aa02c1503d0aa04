import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dyadicPower, paretoQuantile } from './power.ts';
import { hashText, Random } from './random.ts';

const numbers = (random: Random, count: number): number[] => Array.from({ length: count }, () => random.next());

describe('random', () => {
  it('DATA-D1: the first numbers of a stream, for ever', () => {
    expect(numbers(new Random(hashText('seed'), 7), 4)).toMatchInlineSnapshot(`
      [
        0.9375603559892625,
        0.8608262741472572,
        0.283085192553699,
        0.8107843564357609,
      ]
    `);
  });

  it('DATA-D2: seeds and streams differ', () => {
    const first = numbers(new Random(1, 0), 8);
    expect(numbers(new Random(1, 0), 8)).toEqual(first);
    expect(numbers(new Random(2, 0), 8)).not.toEqual(first);
    expect(numbers(new Random(1, 1), 8)).not.toEqual(first);
  });

  it('DATA-D3: neighbouring streams are even over [0, 1)', () => {
    const tenths = new Array<number>(10).fill(0);
    for (let stream = 0; stream < 20000; stream++) tenths[Math.floor(new Random(3, stream).next() * 10)]! += 1;
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(220);
  });

  it('DATA-D4: powers by square roots are those of the mathematics', () => {
    for (const base of [0.001, 0.5, 1, 1.7, 40, 1e6]) {
      for (const exponent of [0, 0.25, 0.859375, 1, 1.5, 2.03125]) {
        expect(dyadicPower(base, exponent) / base ** exponent).toBeCloseTo(1, 12);
      }
    }
    expect(paretoQuantile(0, 0.8, 60)).toBe(1);
    expect(paretoQuantile(0.75, 0.5, 60)).toBe(2);
    expect(paretoQuantile(0.999999, 1, 60)).toBe(60);
  });

  it('DATA-D4: no source names what engines may round or tell differently', () => {
    const source = fileURLToPath(new URL('..', import.meta.url));
    const forbidden =
      /Math\.(?:random|pow|exp|log\w*|sin|cos|tan|cbrt|hypot)\b|\bDate\b|\bIntl\b|toLocale|localeCompare|performance\.|\*\*(?!\/)/;
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
    );
    expect(files.length).toBeGreaterThan(40);
    const code = (path: string) => readFileSync(join(source, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(files.filter((path) => forbidden.test(code(path)))).toEqual([]);
  });
});
