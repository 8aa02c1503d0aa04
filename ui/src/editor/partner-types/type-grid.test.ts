import { parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { JsonEdits } from '../document/json-edits.ts';
import { ProgramDocument } from '../document/program-document.ts';
import { itemsOf, type Members } from '../document/reading.ts';
import { differences, northwind, PROGRAMS } from '../fields/programs.fixture.ts';
import {
  addPhase,
  addTerm,
  addType,
  categoriesInUse,
  joinPhases,
  MANAGED,
  makePhases,
  partnerTypes,
  removePhase,
  removeType,
  setManaged,
} from './type-grid.ts';

const errors = ({ current }: ProgramDocument) => parseProgram(current.text).problems.filter(({ severity }) => severity === 'error');
function edited(change: (edits: JsonEdits, program: Members) => void) {
  const document = northwind();
  const before = document.current.value;
  document.edit('edit', (edits) => change(edits, before));
  const after = document.current.value;
  return { document, after, changed: differences(before, after), errors: errors(document) };
}
const indexOf = (id: string) => partnerTypes(northwind().current.value).findIndex((type) => type.id === id);

describe('partner types', () => {
  it.each(PROGRAMS)('stand once in the grid: $file', ({ text }) => {
    const { value } = new ProgramDocument(text).current;
    const types = partnerTypes(value);
    expect(types).toHaveLength(itemsOf(value.partnerTypes).length);
    const rows = categoriesInUse(types);
    for (const { category } of types) expect(rows.filter((row) => row === category)).toHaveLength(1);
  });

  it('tell how each is managed, phase by phase', () => {
    const types = partnerTypes(northwind().current.value);
    expect(types.find(({ id }) => id === 'msp')?.managed).toEqual(['oneToOne', 'program']);
    expect(types.find(({ id }) => id === 'agent')?.managed).toEqual(['formalSupport']);
  });

  it('get one more, which the fact partner.type knows', () => {
    const { changed, errors: found } = edited((edits, program) =>
      addType(edits, program, { title: 'A type', function: 'influence', category: 'academia' }),
    );
    expect(changed).toEqual(['/partnerTypes', '/facts/partner.type/values']);
    expect(found).toEqual([]);
  });

  it('lose one', () => {
    const { changed, errors: found } = edited((edits, program) => removeType(edits, program, indexOf('analyst')));
    expect(changed).toEqual(['/partnerTypes', '/facts/partner.type/values']);
    // A test of the program that is about such a partner is told of; it is the author's to change.
    expect(found.filter(({ pointer }) => !pointer.startsWith('/tests/'))).toEqual([]);
  });

  it.each(MANAGED)('may be managed another way: %s', (managed) => {
    for (const id of ['reseller', 'agent', 'logistics']) {
      const index = indexOf(id);
      const { changed, errors: found } = edited((edits, program) => setManaged(edits, program, ['partnerTypes', index], managed));
      expect(changed.every((pointer) => pointer.startsWith(`/partnerTypes/${index}/`))).toBe(true);
      expect(found.filter(({ pointer }) => pointer.startsWith('/partnerTypes'))).toEqual([]);
    }
  });

  it('get phases and lose them', () => {
    const index = indexOf('agent');
    const { document, changed, errors: found } = edited((edits, program) => makePhases(edits, program, index, { first: 'A', second: 'B' }));
    expect(found).toEqual([]);
    expect(changed.every((pointer) => pointer.startsWith(`/partnerTypes/${index}/`))).toBe(true);
    expect(partnerTypes(document.current.value)[index]?.managed).toEqual(['formalSupport', 'program']);
    document.edit('more', (edits) => addPhase(edits, document.current.value, index, 'C'));
    expect(errors(document)).toEqual([]);
    document.edit('less', (edits) => removePhase(edits, document.current.value, index, 1));
    expect(errors(document)).toEqual([]);
    document.edit('join', (edits) => joinPhases(edits, document.current.value, index));
    expect(errors(document)).toEqual([]);
    expect(partnerTypes(document.current.value)[index]?.managed).toEqual(['program']);
  });

  it('get terms', () => {
    for (const id of ['analyst', 'agent']) {
      const { changed, errors: found } = edited((edits, program) => addTerm(edits, program, ['partnerTypes', indexOf(id)], 'A term'));
      expect(changed).toEqual([`/partnerTypes/${indexOf(id)}/terms`]);
      expect(found).toEqual([]);
    }
  });
});
