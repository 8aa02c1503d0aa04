import { readFileSync } from 'node:fs';
import { parseProgram } from '@tierwright/program';
import { expect, it } from 'vitest';
import { emptyVersion } from './empty-version.ts';

const northwind = JSON.parse(readFileSync(new URL('../../../rules/northwind/2026.2.0.program.json', import.meta.url), 'utf8'));

it('is a program, of the same name and money, without tiers', () => {
  const { program, problems } = parseProgram(emptyVersion(northwind));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(program).toMatchObject({ program: 'northwind', currency: 'USD', timeZone: 'America/Los_Angeles', version: '0' });
});
