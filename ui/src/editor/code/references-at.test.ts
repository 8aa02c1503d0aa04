import { readFileSync } from 'node:fs';
import { parseProgram, referencesOf } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { namedAt } from './references-at.ts';
import { partAt, rangeOf } from './source-parts.ts';

const TEXT = readFileSync(new URL('../../../../rules/northwind/2027.1.0.program.json', import.meta.url), 'utf8');
const { program, document } = parseProgram(TEXT);
const references = referencesOf(program!);
const at = (text: string) => namedAt(document!, references, TEXT.indexOf(text) + text.length - 2);
const written = ({ start, end }: { start: number; end: number }) => TEXT.slice(start, end);

describe('what an id in the text names', () => {
  it.each([
    ['a fact', '"bookings.t12m"', '"bookings.t12m": {'],
    ['a tier', '"atLeast": "silver"', '"id": "silver"'],
    ['a requirement', '"condition": "bookings"', '"bookings": {'],
    ['a record kind', '"record": "certificate"', '"certificate": {'],
    ['a role', '"owner": "alliances"', '"alliances": "Alliances"'],
  ])('%s, from where it is used', (_kind, use, declaration) => {
    const found = at(use)!;
    expect(found.declared.length).toBeGreaterThan(0);
    expect(TEXT.slice(found.declared[0]!.start).startsWith(declaration.replace('"id": ', ''))).toBe(true);
    expect(found.uses.length).toBeGreaterThan(0);
    for (const range of [...found.declared, ...found.uses]) expect(written(range)).toBe(`"${found.id}"`);
  });

  it('all uses of a parameter, from where it is declared', () => {
    const id = Object.keys(program!.parameters!)[0]!;
    const found = namedAt(document!, references, rangeOf(document!, `/parameters/${id}`, 'key')!.start + 1)!;
    expect(found.uses).toHaveLength(references.usedBy(id, 'value').length);
    expect(found.declared).toHaveLength(1);
  });

  it('nothing where no id stands', () => {
    expect(at('"title": "Northwind Partner Program"')).toBeNull();
    expect(namedAt(document!, references, 0)).toBeNull();
  });

  it('leaves out places that the text no longer has', () => {
    const changed = parseProgram(TEXT.replaceAll('"atLeast": "silver"', '"atLeast": "gold"')).document!;
    const offset = changed.text.indexOf('"id": "silver"') + 8;
    const before = namedAt(document!, references, TEXT.indexOf('"id": "silver"') + 8)!;
    expect(namedAt(changed, references, offset)!.uses.length).toBeLessThan(before.uses.length);
  });
});

describe('the part of a text at an offset', () => {
  it('is the one whose range holds it, for every part of a program', () => {
    const pointers = new Set<string>();
    for (let offset = 0; offset < TEXT.length; offset += 29) {
      const { pointer, isKey } = partAt(document!.root, offset);
      pointers.add(pointer);
      const range = rangeOf(document!, pointer, isKey ? 'all' : 'value');
      if (pointer !== '') expect(range && range.start <= offset && offset <= range.end).toBe(true);
    }
    expect(pointers.size).toBeGreaterThan(500);
  });

  it('has no range where there is no such part', () => {
    expect(rangeOf(document!, '/tracks/77')).toBeNull();
    expect(rangeOf(document!, '/tracks/0', 'key')).toBeNull();
  });
});
