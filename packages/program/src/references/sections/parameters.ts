import type { Parameter, ParameterValues } from '../../parameters/schema.ts';
import { childPointer } from '../../source/json-pointer.ts';
import { conditionUses } from '../condition-uses.ts';
import type { Part } from '../part.ts';
import { useField } from '../record-fields.ts';
import { eachIn, eachOf, type Recorder } from '../recorder.ts';

export function parameterParts(recorder: Recorder, parameters: Record<string, Parameter>, pointer: string): void {
  eachOf(parameters, pointer, (parameter, id, at) => {
    const part = recorder.part('parameter', id, parameter.title ?? id, at, { names: [{ namespace: 'value', id }] });
    valuesUses(recorder, part, parameter, at);
    eachIn(parameter.variants, childPointer(at, 'variants'), (variant, variantAt) => {
      conditionUses(recorder, variant.when, childPointer(variantAt, 'when'), { by: part, records: parameter.records ?? [] });
      valuesUses(recorder, part, variant, variantAt);
    });
    eachIn(parameter.records, childPointer(at, 'records'), (kind, kindAt) => recorder.use(part, 'record', kind, kindAt));
    if (parameter.at !== undefined) useDate(recorder, part, parameter, parameter.at, childPointer(at, 'at'));
  });
}

function valuesUses(recorder: Recorder, part: Part, values: ParameterValues, pointer: string): void {
  eachOf(values.byTier, childPointer(pointer, 'byTier'), (_, tier, at) => recorder.use(part, 'tier', tier, at, { key: true }));
  eachOf(values.byBand, childPointer(pointer, 'byBand'), (_, band, at) => recorder.use(part, 'band', band, at, { key: true }));
}

/** With `records` the date is a field of theirs, else a fact of the partner. */
function useDate(recorder: Recorder, part: Part, parameter: Parameter, date: string, pointer: string): void {
  if (parameter.records === undefined) recorder.use(part, 'value', date, pointer);
  for (const kind of parameter.records ?? []) useField(recorder, part, kind, date, pointer);
}
