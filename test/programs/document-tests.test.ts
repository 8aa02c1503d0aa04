import { runTests } from '@tierwright/engine';
import { describe, expect, it } from 'vitest';
import { loaded, programFiles } from './program-files.ts';

for (const file of programFiles) {
  describe(file.path, () => {
    const program = loaded(file);
    for (const test of program.tests ?? []) {
      it(`${file.path}: ${test.name}`, () => {
        const [result] = runTests({ ...program, tests: [test] });
        expect(result?.failures).toEqual([]);
        expect(result?.cases).toBeGreaterThan(0);
      });
    }
  });
}
