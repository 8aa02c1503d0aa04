import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Members } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { outlineOf } from './outline.ts';

const PROGRAM = JSON.parse(readFileSync(new URL('../../../../rules/northwind/2027.1.0.program.json', import.meta.url), 'utf8')) as Members;

describe('the outline of a program', () => {
  it('names its sections and the entries of each, by their titles', () => {
    const outline = outlineOf(PROGRAM);
    expect(outline.map(({ name }) => name)).toEqual(Object.keys(PROGRAM));
    const requirements = outline.find(({ name }) => name === 'requirements');
    expect(requirements?.entries).toHaveLength(Object.keys(PROGRAM.requirements as Members).length);
    const titles = Object.values(PROGRAM.requirements as Members).map((one) => (one as Members).title);
    expect(requirements?.entries.map(({ name }) => name)).toEqual(titles);
    for (const { entries } of outline)
      for (const { path, name, detail } of entries) {
        const part = valueAt(PROGRAM, path) as Members | undefined;
        expect([part?.title, part?.id, path.at(-1)]).toContain(name);
        if (detail) expect([part?.id, path.at(-1)]).toContain(detail);
      }
  });

  it('reads whatever is written', () => {
    expect(outlineOf({ tracks: [1, null, {}], requirements: 7, title: 'A', facts: { a: null } })).toEqual([
      { name: 'tracks', detail: '', path: ['tracks'], entries: [] },
      { name: 'requirements', detail: '', path: ['requirements'], entries: [] },
      { name: 'title', detail: '', path: ['title'], entries: [] },
      { name: 'facts', detail: '', path: ['facts'], entries: [{ name: 'a', detail: '', path: ['facts', 'a'], entries: [] }] },
    ]);
  });
});
