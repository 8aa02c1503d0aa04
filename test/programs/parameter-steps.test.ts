import { runTests } from '@tierwright/engine';
import type { Program, ProgramTest } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { parameterSteps } from './parameter-steps.ts';
import { loaded, programFiles } from './program-files.ts';
import { unnoticedSteps } from './unnoticed-steps.ts';

/** Whether a test of the document fails; the tests that noticed the last steps are asked first. */
function noticing(program: Program): (changed: Program) => boolean {
  let tests: readonly ProgramTest[] = program.tests ?? [];
  return (changed) => {
    const found = tests.find((test) => runTests({ ...changed, tests: [test] }).some(({ failures }) => failures.length > 0));
    if (found !== undefined) tests = [found, ...tests.filter((test) => test !== found)];
    return found !== undefined;
  };
}

describe('each published number, moved by one step', () => {
  for (const file of programFiles) {
    it(`${file.path}: a test of the document notices`, () => {
      const program = loaded(file);
      const allowed = Object.keys(unnoticedSteps[`${program.program} ${program.version}`] ?? {});
      const isNoticed = noticing(program);
      expect(isNoticed(program)).toBe(false);
      const isAllowed = (at: string) => allowed.some((start) => at.startsWith(`parameters/${start}`));
      const unnoticed = parameterSteps(program).filter((step) => !isNoticed(step.program));
      const words = unnoticed.map(({ at, from, to }) => ({ at, words: `${at}: ${JSON.stringify(from)} → ${JSON.stringify(to)}` }));
      expect(words.filter(({ at }) => !isAllowed(at)).map((one) => one.words)).toEqual([]);
      expect(allowed.filter((start) => !words.some(({ at }) => at.startsWith(`parameters/${start}`)))).toEqual([]);
    }, 120_000);
  }
});
