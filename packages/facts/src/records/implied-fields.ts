import type { RecordField } from '@tierwright/program';

const day: RecordField = { type: 'date', optional: true };
const text: RecordField = { type: 'string' };
const optionalText: RecordField = { type: 'string', optional: true };

/** Fields that records of a kind have without being declared. `recordedOn` is read apart from them. */
const IMPLIED: Record<string, Record<string, RecordField>> = {
  evidence: { submittedOn: day, acceptedOn: day, rejectedOn: day, expiresOn: day },
  rate: { on: { type: 'date' }, currency: text, rate: { type: 'number' } },
  exception: {
    item: text,
    track: optionalText,
    group: optionalText,
    effect: { type: 'enum', values: ['keepTier', 'waive'] },
    reason: optionalText,
    from: day,
    until: day,
    askedBy: optionalText,
    grantedBy: optionalText,
  },
};

/** The fields that the language gives to a standard kind. */
export const impliedFields = (is: string | null): Record<string, RecordField> => (is === null ? {} : (IMPLIED[is] ?? {}));
