import { type Json, parseProgram, referencesOf } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { knownOf } from '../conditions/known.ts';
import { onePerVendor } from '../conditions/real-programs.fixture.ts';
import { JsonEdits } from '../document/json-edits.ts';
import { duplicateEntry, removeEntry, renameEntry, usesOf } from './entry-edits.ts';
import { type EntryMap, entryKeys, entryPath } from './entry-place.ts';
import { freeId, idFault, idFor } from './ids.ts';

const MAPS: readonly EntryMap[] = [
  { path: ['requirements'], namespace: 'requirement' },
  { path: ['facts'], namespace: 'value' },
  { path: ['derived'], namespace: 'value' },
  { path: ['records'], namespace: 'record' },
];

const errorsOf = (text: string) => parseProgram(text).problems.filter(({ severity }) => severity === 'error');

describe.each(onePerVendor)('entries of $name', ({ text, value }) => {
  const { references } = knownOf(value, [], null);

  it('get other ids wherever they are named', () => {
    for (const map of MAPS)
      for (const id of Object.keys(value[map.path[0] as string] ?? {}).slice(0, 1)) {
        const edits = new JsonEdits(text);
        renameEntry(edits, value as Json, references, map, id, 'renamed.one');
        expect([id, errorsOf(edits.text)]).toEqual([id, []]);
        const after = referencesOf(JSON.parse(edits.text));
        expect(usesOf(after, map, 'renamed.one').length).toBe(usesOf(references, map, id).length);
        expect(usesOf(after, map, id)).toEqual([]);
      }
  });

  it('get other names of fields', () => {
    for (const [kind, record] of Object.entries((value.records ?? {}) as { [kind: string]: { fields?: object } }).slice(0, 2))
      for (const field of Object.keys(record.fields ?? {}).slice(0, 1)) {
        const map: EntryMap = { path: ['records', kind, 'fields'], namespace: 'field', prefix: `${kind}.` };
        const edits = new JsonEdits(text);
        renameEntry(edits, value as Json, references, map, field, 'renamedField');
        // Where several kinds share the name in a group or a parameter, and where the kind brings fields of its own, people must say what is meant.
        const errors = ['dealLine', 'rate', 'exception'].includes(kind)
          ? []
          : errorsOf(edits.text).filter(({ code }) => !['PDL217', 'PDL222', 'PDL201'].includes(code));
        expect([kind, field, errors]).toEqual([kind, field, []]);
        const after = JSON.parse(edits.text) as { records: { [kind: string]: { fields: object } } };
        expect(Object.keys(after.records[kind]?.fields ?? {})).toContain('renamedField');
        expect(usesOf(referencesOf(JSON.parse(edits.text)), map, 'renamedField').length).toBe(usesOf(references, map, field).length);
      }
  });

  it('are copied and removed', () => {
    const map = MAPS[0] as EntryMap;
    const [id = ''] = Object.keys(value.requirements ?? {});
    const edits = new JsonEdits(text);
    duplicateEntry(edits, value as Json, map, id, 'copied');
    expect(errorsOf(edits.text)).toEqual([]);
    removeEntry(edits, JSON.parse(edits.text) as Json, map, 'copied');
    expect(JSON.parse(edits.text)).toEqual(value);
  });
});

describe('entries of a list', () => {
  const map: EntryMap = { path: ['benefits'], namespace: 'benefit' };
  const program = {
    benefits: [{ id: 'one', title: 'One' }, { title: 'No id' }, { id: 'one', title: 'Another one' }],
    stacking: { both: { title: 'Both', of: ['one'], how: 'add' } },
  };
  const text = JSON.stringify(program);

  it('are told apart even where ids are missing or double', () => {
    expect(entryKeys(program.benefits)).toEqual(['one', '#1', '#2']);
    expect(entryPath(program, map, '#2')).toEqual(['benefits', 2]);
  });

  it('get other ids wherever they are named, are copied behind themselves, and removed', () => {
    const { references } = knownOf(program, [], null);
    const edits = new JsonEdits(text);
    renameEntry(edits, program, references, map, '#1', 'two');
    duplicateEntry(edits, JSON.parse(edits.text) as Json, map, 'two', 'three');
    removeEntry(edits, JSON.parse(edits.text) as Json, map, '#3');
    expect(JSON.parse(edits.text)).toEqual({
      ...program,
      benefits: [
        { id: 'one', title: 'One' },
        { id: 'two', title: 'No id' },
        { id: 'three', title: 'No id' },
      ],
    });
    const now = JSON.parse(edits.text) as { [section: string]: Json };
    renameEntry(edits, now, knownOf(now, [], null).references, map, 'one', 'first');
    expect(JSON.parse(edits.text)).toMatchObject({ benefits: [{ id: 'first' }, {}, {}], stacking: { both: { of: ['first'] } } });
  });
});

describe('an id', () => {
  it('is free and of the right shape', () => {
    const taken = new Set(['a', 'a2']);
    expect(freeId('a', taken)).toBe('a3');
    expect(freeId('b', taken)).toBe('b');
    expect(idFor('Größe & Glück', taken)).toBe('groEGluck');
    expect(idFor('A', taken)).toBe('a3');
    expect(idFor('2027', taken)).toBe('x2027');
    const ids = ['', 'a', 'b c', '1b', 'b.', 'toString', 'b.c-d_1'];
    expect(ids.map((id) => idFault(id, taken))).toEqual(['idEmpty', 'idTaken', 'idShape', 'idShape', 'idShape', 'idShape', null]);
  });
});
