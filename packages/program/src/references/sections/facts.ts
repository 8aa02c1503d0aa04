import type { CalendarPeriod, Fact, FromRecords, FromWithin, Window } from '../../facts/schema.ts';
import { childPointer } from '../../source/json-pointer.ts';
import { conditionUses } from '../condition-uses.ts';
import type { Part } from '../part.ts';
import { recordOfFact, useField } from '../record-fields.ts';
import { eachIn, eachOf, type Recorder } from '../recorder.ts';
import { useIfRef } from '../value-uses.ts';

export function factParts(recorder: Recorder, facts: Record<string, Fact>, pointer: string): void {
  eachOf(facts, pointer, (fact, id, at) => {
    const part = recorder.part('fact', id, fact.title, at, { names: [{ namespace: 'value', id }] });
    const kind = recordOfFact(recorder.program, id);
    if (fact.by !== undefined) {
      recorder.use(part, 'group', fact.by, childPointer(at, 'by'));
      useField(recorder, part, kind, fact.by, childPointer(at, 'by'));
    }
    if (fact.attribute === 'type') {
      eachIn(fact.values, childPointer(at, 'values'), (type, typeAt) => recorder.use(part, 'partnerType', type, typeAt));
    }
    if (fact.from !== undefined) fromUses(recorder, part, fact.from, kind, childPointer(at, 'from'));
  });
}

function fromUses(recorder: Recorder, part: Part, from: FromRecords | FromWithin, kind: string | undefined, pointer: string): void {
  if ('record' in from) {
    recorder.use(part, 'record', from.record, childPointer(pointer, 'record'));
    if (from.of !== undefined) useField(recorder, part, kind, from.of, childPointer(pointer, 'of'));
    eachIn(from.times, childPointer(pointer, 'times'), (weight, at) => useIfRef(recorder, part, weight, at));
  } else recorder.use(part, 'value', from.within, childPointer(pointer, 'within'));
  conditionUses(recorder, from.where, childPointer(pointer, 'where'), { by: part, records: kind === undefined ? [] : [kind] });
  const windowPointer = childPointer(pointer, 'window');
  if (Array.isArray(from.window)) eachIn(from.window, windowPointer, (window, at) => windowUses(recorder, part, window, kind, at));
  else if (from.window !== undefined) windowUses(recorder, part, from.window, kind, windowPointer);
}

function windowUses(recorder: Recorder, part: Part, window: Window, kind: string | undefined, pointer: string): void {
  if (window.on !== undefined) useField(recorder, part, kind, window.on, childPointer(pointer, 'on'));
  eachIn(window.span, childPointer(pointer, 'span'), (field, at) => useField(recorder, part, kind, field, at));
  usePeriod(recorder, part, window.calendar, childPointer(pointer, 'calendar'));
}

/** Quarters and years follow the fiscal year of the calendar. */
export function usePeriod(recorder: Recorder, part: Part, period: CalendarPeriod | undefined, pointer: string): void {
  if (period !== undefined && period.unit !== 'month') recorder.use(part, 'calendar', 'year', pointer);
}
