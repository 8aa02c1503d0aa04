import { parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { loaded, programFiles } from './program-files.ts';

describe('the programs of rules/', () => {
  it('are there', () => {
    expect(programFiles.length).toBeGreaterThanOrEqual(22);
  });

  for (const file of programFiles) {
    it(`${file.path}: loads without an error or a warning`, () => {
      const { problems } = parseProgram(file.source);
      expect(problems.filter(({ severity }) => severity !== 'advice')).toEqual([]);
    });

    it(`${file.path}: lies in the folder of its program`, () => {
      expect(file.path.split('/')[0]).toBe(loaded(file).program);
    });

    it(`${file.path}: says why of each requirement, and titles of what a reader sees`, () => {
      const { requirements, parameters, tracks, benefits } = loaded(file);
      const silent = Object.entries(requirements ?? {}).filter(([, { why }]) => why === undefined);
      const untitled = Object.entries(parameters ?? {}).filter(([, { title }]) => title === undefined);
      const tiers = (tracks ?? []).flatMap((track) => track.tiers).filter(({ why }) => why === undefined);
      const given = (benefits ?? []).filter(({ why }) => why === undefined);
      expect({ silent, untitled, tiers, given }).toEqual({ silent: [], untitled: [], tiers: [], given: [] });
    });

    it(`${file.path}: names each number that nobody published`, () => {
      const { program, parameters } = loaded(file);
      const placeholders = Object.entries(parameters ?? {}).filter(([, { placeholder }]) => placeholder !== undefined);
      const named = Object.keys(parameters ?? {}).filter((id) => id.startsWith('p.placeholder.'));
      expect(placeholders.map(([id]) => id)).toEqual(named);
      expect(named.filter((id) => !id.startsWith(`p.placeholder.${program}.`))).toEqual([]);
    });
  }

  it('have versions of their own, and what a version supersedes is another of the program', () => {
    const programs = programFiles.map(loaded);
    const labels = programs.map(({ program, version }) => `${program} ${version}`);
    expect(new Set(labels).size).toBe(labels.length);
    // The levels of Odoo v7 are not published.
    const missing = programs.flatMap(({ program, supersedes }) => (supersedes === undefined ? [] : [`${program} ${supersedes}`]));
    expect(missing.filter((label) => !labels.includes(label))).toEqual(['odoo 7.0.0']);
  });
});
