import { FIELD_TYPES, type Json, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { onePerVendor } from '../conditions/real-programs.fixture.ts';
import { JsonEdits } from '../document/json-edits.ts';
import { setFieldType } from './field-edits.ts';

describe.each(onePerVendor)('a field of a record of $name', ({ text, value }) => {
  it('has every type', () => {
    const records = Object.entries((value.records ?? {}) as { [kind: string]: { fields?: object } });
    const fields = records.flatMap(([kind, record]) => Object.keys(record.fields ?? {}).map((field) => ['records', kind, 'fields', field]));
    for (const path of fields.slice(0, 2)) {
      const edits = new JsonEdits(text);
      for (const type of [...FIELD_TYPES, ...[...FIELD_TYPES].reverse()]) {
        setFieldType(edits, JSON.parse(edits.text) as Json, path, type, path[1] as string);
        const { problems } = parseProgram(edits.text);
        expect([type, problems.filter(({ code }) => code.startsWith('PDL1'))]).toEqual([type, []]);
      }
    }
  });
});
