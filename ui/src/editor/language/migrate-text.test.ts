import { migrateProgram, PDL_VERSION, parseJson } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { ProgramDocument } from '../document/program-document.ts';
import { migrateText } from './migrate-text.ts';
import { OTHER_VERSION } from './version-fault.ts';

const OLDER = `{
  "pdl": "1.0-draft",
  "program":   "acme",
  "parameters": {
    "rate": { "title": "Rate", "type": "percent", "values": [{ "value": 10 }, { "from": "2027-01-01", "value": 12 }] },
    "same": { "type": "number", "value": 3 }
  }
}
`;
const read = (text: string) => parseJson(text, 1_000_000).document?.value ?? null;

describe('a text in an older version of the language', () => {
  it('is brought to the newest, and nothing else of it is written anew', () => {
    const migrated = migrateText(OLDER, read(OLDER));
    const whole = migrateProgram(read(OLDER));
    expect(migrated).toMatchObject({ from: '1.0-draft', to: PDL_VERSION, steps: ['pdl/1'], parts: [['parameters', 'rate']] });
    expect(read(migrated?.text ?? '')).toEqual(whole.ok && whole.document);
    expect(migrated?.text).toContain('"program":   "acme"');
    expect(migrated?.text).toContain('"same": { "type": "number", "value": 3 }');
    expect(migrateText(migrated?.text ?? '', read(migrated?.text ?? ''))).toBeNull();
  });

  it('is written a section at a time where much changes', () => {
    const rate = (id: number) => `"rate.${id}": { "type": "percent", "values": [{ "value": ${id} }] }`;
    const text = `{ "pdl": "1.0-draft", "parameters": { ${Array.from({ length: 500 }, (_, id) => rate(id)).join(', ')} } }`;
    const migrated = migrateText(text, read(text));
    const whole = migrateProgram(read(text));
    expect(read(migrated?.text ?? '')).toEqual(whole.ok && whole.document);
    expect(migrated?.parts.length).toBe(500);
  });

  it('is shown as the newest reads it, is not edited before, and is brought there in one step', () => {
    const document = new ProgramDocument(OLDER);
    expect(document.current.value).toMatchObject({ pdl: PDL_VERSION, parameters: { rate: { value: [{ value: 10 }, { value: 12 }] } } });
    expect(document.current.fault?.code).toBe(OTHER_VERSION);
    expect(document.edit('Title', (edits) => edits.set(['title'], 'X'))).toBe(false);
    expect(document.current.text).toBe(OLDER);
    const { value } = document.current;
    document.replace('Bring it', migrateText(OLDER, read(OLDER))?.text ?? '');
    expect(document.current.fault).toBeNull();
    expect(document.current.value).toEqual(value);
    document.undo();
    expect([document.current.text, document.undoes]).toEqual([OLDER, null]);
  });
});

describe('a text in a newer version of the language', () => {
  it('is left as it is', () => {
    const newer = OLDER.replace('1.0-draft', '9.9');
    const document = new ProgramDocument(newer);
    expect(document.current.fault).toMatchObject({ code: OTHER_VERSION, severity: 'error' });
    expect(document.current.value.pdl).toBe('9.9');
    expect(document.edit('Title', (edits) => edits.set(['title'], 'X'))).toBe(false);
    expect(document.current.text).toBe(newer);
    expect(migrateText(newer, read(newer))).toBeNull();
  });
});

describe('a word that names no version', () => {
  it('is corrected where it stands', () => {
    const document = new ProgramDocument(OLDER.replace('1.0-draft', '1.0x'));
    expect(document.current.fault).toBeNull();
    expect(document.edit('Version', (edits) => edits.set(['pdl'], PDL_VERSION))).toBe(true);
  });
});
