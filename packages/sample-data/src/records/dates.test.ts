import type { Program, RecordField } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { mergeKinds } from '../merge/merge-kinds.ts';
import { Random } from '../random/random.ts';
import { giveDates } from './dates.ts';
import { planKinds } from './kind-plan.ts';
import type { RawRecord } from './raw-record.ts';
import type { FieldWants } from './wants.ts';

const today = 20000;
const bounds = { from: 19000, to: today };

/** A thousand records of a kind with these date fields, each a list of its dates. */
function dates(fields: Record<string, RecordField>, wanted: FieldWants = [], is?: 'certificate' | 'person'): (number | undefined)[][] {
  const program = { program: 'p', records: { thing: { ...(is ? { is } : {}), title: 'Thing', fields } } } as unknown as Program;
  const plan = planKinds(mergeKinds([program], []), [program])[0]!;
  const random = new Random(1, 2);
  return Array.from({ length: 1000 }, () => {
    const record: RawRecord = { id: '', kind: plan.kind, values: [], refs: [] };
    giveDates(record, plan, wanted, bounds, today, random);
    return plan.kind.fields.map(({ index }) => record.values[index] as number | undefined);
  });
}

const date: RecordField = { type: 'date' };
const maybe: RecordField = { type: 'date', optional: true };

describe('dates of a record', () => {
  it('DATA-R3: events follow each other in declared order, up to the day of the base', () => {
    for (const [signed, invoiced, paid] of dates({ signedOn: date, invoicedOn: date, paidOn: maybe })) {
      expect(invoiced).toBeGreaterThanOrEqual(signed!);
      expect(invoiced).toBeLessThanOrEqual(today);
      if (paid !== undefined) expect([paid >= invoiced!, paid <= today]).toEqual([true, true]);
    }
  });

  it('DATA-R3: what is asked of one date moves the others with it', () => {
    for (const [signed, invoiced] of dates({ signedOn: date, invoicedOn: date }, [undefined, { present: true, min: 19500, max: 19530 }])) {
      expect([invoiced! >= 19500, invoiced! <= 19530, signed! < invoiced!]).toEqual([true, true, true]);
    }
  });

  it('DATA-R4: what must be valid is; what must have ended has lasted its time', () => {
    const fields = { issuedOn: date, expiresOn: date };
    for (const [issued, expires] of dates(fields, [undefined, { orAbsent: true, min: today + 1 }], 'certificate')) {
      expect([expires! > today, issued! <= today, expires! - issued! <= 36 * 31]).toEqual([true, true, true]);
    }
    for (const [issued, expires] of dates(fields, [undefined, { present: true, max: today }], 'certificate')) {
      expect([expires! <= today, expires! - issued! >= 365]).toEqual([true, true]);
    }
  });

  it('DATA-R3: nobody knows ahead when somebody will leave', () => {
    const left = dates({ joinedOn: date, leftOn: maybe }, [], 'person').flatMap(([, day]) => (day === undefined ? [] : [day]));
    expect(left.length).toBeGreaterThan(10);
    expect(Math.max(...left)).toBeLessThanOrEqual(today);
  });
});
