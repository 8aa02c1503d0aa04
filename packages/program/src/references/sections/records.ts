import type { RecordKind } from '../../records/schema.ts';
import { childPointer } from '../../source/json-pointer.ts';
import { eachOf, type Recorder } from '../recorder.ts';

export function recordParts(recorder: Recorder, records: Record<string, RecordKind>, pointer: string): void {
  eachOf(records, pointer, (kind, id, at) => {
    const part = recorder.part('record', id, kind.title, at, { names: [{ namespace: 'record', id }] });
    if (kind.reviewedBy !== undefined) recorder.use(part, 'role', kind.reviewedBy, childPointer(at, 'reviewedBy'));
    if (kind.submittedBy !== undefined) recorder.use(part, 'role', kind.submittedBy, childPointer(at, 'submittedBy'));
    eachOf(kind.fields, childPointer(at, 'fields'), (field, name, fieldAt) => {
      const fieldPart = recorder.part('field', name, field.title ?? name, fieldAt, {
        names: [{ namespace: 'field', id: `${id}.${name}` }],
      });
      if (field.type === 'ref') recorder.use(fieldPart, 'record', field.to, childPointer(fieldAt, 'to'));
    });
  });
}
