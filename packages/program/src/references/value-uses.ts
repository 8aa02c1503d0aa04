import type { Timeout } from '../approvals/schema.ts';
import type { FormField } from '../forms/schema.ts';
import { childPointer } from '../source/json-pointer.ts';
import { conditionUses, isFactRef } from './condition-uses.ts';
import type { Effect, Name, Part } from './part.ts';
import { eachIn, type Recorder } from './recorder.ts';

/** `{ "fact": id }` where a literal may stand too. */
export function useIfRef(recorder: Recorder, by: Part, value: unknown, pointer: string, effect: Effect = 'unclear'): void {
  if (typeof value === 'object' && value !== null && isFactRef(value)) {
    recorder.use(by, 'value', value.fact, childPointer(pointer, 'fact'), { effect });
  }
}

/** The roles to which a step escalates, one after the other. */
export function useTimeout(recorder: Recorder, by: Part, timeout: Timeout | undefined, pointer: string): void {
  if (timeout === undefined || typeof timeout === 'string') return;
  recorder.use(by, 'role', timeout.escalate, childPointer(pointer, 'escalate'));
  useTimeout(recorder, by, timeout.onTimeout, childPointer(pointer, 'onTimeout'));
}

/** A form: each field is a part; with a prefix its answer is a fact, such as `deal.amount`. */
export function formParts(recorder: Recorder, form: FormField[] | undefined, pointer: string, within: Part, prefix?: string): void {
  eachIn(form, pointer, (field, at) => {
    const names: Name[] = prefix === undefined ? [] : [{ namespace: 'value', id: `${prefix}${field.id}` }];
    const part = recorder.part('formField', field.id, field.title, at, { names, within });
    conditionUses(recorder, field.when, childPointer(at, 'when'), { by: part });
    eachIn(field.of, childPointer(at, 'of'), (column, columnAt) => {
      const columnNames: Name[] = [
        { namespace: 'value', id: `line.${column.id}` },
        { namespace: 'field', id: `dealLine.${column.id}` },
      ];
      const columnPart = recorder.part('formField', column.id, column.title, columnAt, { names: columnNames, within: part });
      conditionUses(recorder, column.when, childPointer(columnAt, 'when'), { by: columnPart });
    });
  });
}
