import { type RecordKind, STANDARD_RECORD_KINDS } from '../../records/schema.ts';
import type { Examination } from '../examination.ts';
import { checkRole } from '../references.ts';
import { checkKind } from './check-kind.ts';

const STANDARD: ReadonlySet<string> = new Set(STANDARD_RECORD_KINDS);

/** Record kinds: what each is, its fields, and who hands in and reviews evidence. */
export function checkRecords(x: Examination): void {
  for (const [id, kind] of Object.entries(x.program.records ?? {})) {
    const pointer = `/records/${id}`;
    checkStandard(x, id, kind, pointer);
    checkPeople(x, kind, kind.is ?? id, pointer);
    for (const [name, field] of Object.entries(kind.fields ?? {})) {
      const at = `${pointer}/fields/${name}`;
      if (field.type === 'ref') checkKind(x, field.to, `${at}/to`);
      if (field.type === 'enum' && !field.values)
        x.report.add('PDL214', at, `The enum \`${name}\` has no words.`, { expected: '`values`, the words allowed' });
      if (name === 'id' || name === 'copies')
        x.report.add('PDL204', at, `Every record has \`${name}\` already.`, { value: name, expected: 'another name', at: 'key' });
    }
  }
}

function checkStandard({ report }: Examination, id: string, kind: RecordKind, pointer: string): void {
  if (STANDARD.has(id)) {
    if (kind.is !== undefined && kind.is !== id)
      report.add('PDL235', `${pointer}/is`, `\`${id}\` is a standard kind itself.`, {
        value: kind.is,
        expected: 'a name of your own for a kind with `is`',
      });
  } else if (kind.is === undefined)
    report.add('PDL221', pointer, `\`${id}\` is no standard record kind.`, {
      value: id,
      expected: '`is`, the standard kind it is',
      among: () => STANDARD_RECORD_KINDS,
      at: 'key',
    });
}

/** A document without `roles` may name people freely. */
function checkPeople(x: Examination, kind: RecordKind, is: string, pointer: string): void {
  for (const key of ['submittedBy', 'reviewedBy'] as const) {
    const who = kind[key];
    if (who === undefined) continue;
    if (is !== 'evidence')
      x.report.add('PDL235', `${pointer}/${key}`, 'Only evidence is handed in and reviewed.', { value: who, expected: '`is: "evidence"`' });
    else if (x.program.roles) checkRole(x, who, `${pointer}/${key}`, key === 'submittedBy' ? ['partner', 'vendor'] : []);
  }
}
