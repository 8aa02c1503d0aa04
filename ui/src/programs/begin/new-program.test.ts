import { readFileSync } from 'node:fs';
import { parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { blankProgram, copyOfProgram, isCurrency, isTimeZone, programIdOf } from './new-program.ts';

describe('a new program', () => {
  it.each([
    ['Éclair Partner Program 2027', 'eclair-partner-program-2027'],
    ['  Acme — (EMEA) ', 'acme-emea'],
    ['2027 Partners', 'p-2027-partners'],
    ['合作伙伴', ''],
    [`${'long '.repeat(40)}`, expect.stringMatching(/^long(-long)+$/)],
  ])('has an id made of its title: %s', (title, id) => {
    expect(programIdOf(title)).toEqual(id);
  });

  it('is a program without errors, blank as it is', () => {
    const { program, problems } = parseProgram(blankProgram({ title: 'Acme Partners', currency: 'EUR', timeZone: 'Europe/Berlin' }));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect([program?.program, program?.version, program?.tracks?.length]).toEqual(['acme-partners', '0.1.0', 1]);
  });

  it.each(['northwind/2027.1.0', 'odoo/v11', 'hubspot-solutions/2025.7.0', 'google-partners/2024.1.0'])(
    'is a program without errors as a copy of %s',
    (name) => {
      const source = readFileSync(`rules/${name}.program.json`, 'utf8');
      const { program, problems } = parseProgram(copyOfProgram(JSON.parse(source), 'Copy of it'));
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect([program?.program, program?.version, program?.title, program?.supersedes]).toEqual([
        'copy-of-it',
        '0.1.0',
        'Copy of it',
        undefined,
      ]);
    },
  );

  it('knows currencies and zones', () => {
    expect(['EUR', 'JPY', 'eur', 'EU', 'XYZ', ''].map(isCurrency)).toEqual([true, true, false, false, false, false]);
    expect(['Europe/Berlin', 'America/St_Johns', 'Berlin', '', 'Europe/Nowhere'].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
