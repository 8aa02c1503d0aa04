import { parseProgram } from '@tierwright/program';
import { rulesProgram } from './rules-program.ts';

export interface CheckBench {
  rules: number;
  bytes: number;
  /** Milliseconds of the first check in this process, before anything is warm. */
  first: number;
  /** Milliseconds, median of the checks after it. */
  median: number;
}

/** `check` of a document with as many rules as the language takes. */
export function benchCheck(rules: number, rounds: number): CheckBench {
  const text = JSON.stringify(rulesProgram(rules), null, 2);
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now();
    const { program, problems } = parseProgram(text);
    times.push(performance.now() - start);
    if (!program) throw new Error(`the document does not load: ${JSON.stringify(problems.find(({ severity }) => severity === 'error'))}`);
  }
  const [first = Number.NaN, ...others] = times;
  others.sort((a, b) => a - b);
  return { rules, bytes: text.length, first, median: others[Math.floor(others.length / 2)] ?? Number.NaN };
}
