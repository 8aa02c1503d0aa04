import { type CompiledProgram, ENGINE_VERSION } from '@tierwright/engine';
import { hashProgram, ValueTypes } from '@tierwright/program';

const known = new WeakMap<CompiledProgram, string>();

/**
 * SHA-256 of everything that partners are checked against and converted by, in the order of the document. Versions with
 * the same one read every partner alike, and take or refuse the same ones.
 */
export function readingKey(compiled: CompiledProgram): string {
  let key = known.get(compiled);
  if (key === undefined) {
    key = hashProgram(readingOf(compiled));
    known.set(compiled, key);
  }
  return key;
}

function readingOf({ program }: CompiledProgram): unknown {
  const types = new ValueTypes(program);
  const { currency, timeZone, records = {}, facts = {} } = program;
  return {
    engine: ENGINE_VERSION,
    currency,
    timeZone,
    records: Object.entries(records).map(([id, { is, fields = {} }]) => ({
      id,
      is,
      fields: Object.entries(fields).map(([field, { type, optional, ...more }]) => {
        const { values, to } = more as { values?: readonly string[]; to?: string };
        return { field, type, optional: optional === true, values, to };
      }),
    })),
    lines: program.dealRegistration?.form
      ?.find(({ type }) => type === 'lines')
      ?.of?.map(({ id, type, values, required, when }) => ({ id, type, values, optional: required === false || when !== undefined })),
    facts: Object.entries(facts).map(([id, { type, by, attribute, onMissing }]) => ({
      id,
      type,
      by,
      values: types.declared.get(id)?.values,
      record: types.source(id)?.record,
      attribute,
      onMissing: attribute === undefined ? undefined : onMissing,
    })),
  };
}
