import { compileProgram } from '@tierwright/engine';
import { hashProgram } from '@tierwright/program';
import { expect, it } from 'vitest';
import { loaded, programFiles } from '../../programs/program-files.ts';
import { compareOver } from './pairs.ts';
import { randomPartner } from './partner.ts';

const PARTNERS = 40;
const DAYS = 12;

it.each(programFiles.map((file) => [file.path, file] as const))(
  'reference and row give the same bytes over random partners of %s',
  async (_, file) => {
    const program = loaded(file);
    const hash = hashProgram(program);
    const row = compileProgram(program, hash);
    const differences = [];
    for (let seed = 1; seed <= PARTNERS; seed += 1) {
      const lines = await compareOver({ program, hash }, randomPartner(program, seed, seed % 4 === 0 ? DAYS : 0), row);
      if (lines.length > 0) differences.push({ seed, lines });
    }
    expect(differences).toEqual([]);
  },
  120_000,
);
