import type { Json } from '../tests/schema.ts';
import type { DocumentJson, Migration } from './migration.ts';

/**
 * The draft before 1.0 wrote a parameter's history as `values: [{ from?, value | byTier | byBand }]`; 1.0 gives each
 * value a history of its own, and keeps `values` for the words of an enum.
 */
type Part = 'value' | 'byTier' | 'byBand';

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isHistory = (values: Json | undefined): values is { [key: string]: Json }[] =>
  Array.isArray(values) && values.length > 0 && values.every(isObject);

/** One entry of a value's history; without a day it is the value itself, if it is the only one. */
const dated = (from: Json | undefined, value: Json): { [key: string]: Json } => (from === undefined ? { value } : { from, value });

const undated = (history: { [key: string]: Json }[]): Json => {
  const [only] = history;
  return history.length === 1 && only?.from === undefined ? (only?.value ?? null) : history;
};

function historyOf(entries: { [key: string]: Json }[]): Json {
  return undated(entries.filter((entry) => entry.value !== undefined).map((entry) => dated(entry.from, entry.value ?? null)));
}

function historyByName(entries: { [key: string]: Json }[], part: Part): Json {
  const names = new Set(entries.flatMap((entry) => (isObject(entry[part]) ? Object.keys(entry[part]) : [])));
  const byName = [...names].map((name) => {
    const own = entries.flatMap((entry) => {
      const values = entry[part];
      const value = isObject(values) && Object.hasOwn(values, name) ? values[name] : undefined;
      return value === undefined ? [] : [dated(entry.from, value)];
    });
    return [name, undated(own)] as const;
  });
  return Object.fromEntries(byName);
}

/** A parameter or variant of the draft with its `values` in 1.0’s form; others unchanged. */
function withOwnHistories(holder: { [key: string]: Json }): { [key: string]: Json } {
  const { values, ...rest } = holder;
  if (!isHistory(values)) return holder;
  const has = (part: Part) => values.some((entry) => Object.hasOwn(entry, part));
  return {
    ...rest,
    ...(has('value') ? { value: historyOf(values) } : {}),
    ...(has('byTier') ? { byTier: historyByName(values, 'byTier') } : {}),
    ...(has('byBand') ? { byBand: historyByName(values, 'byBand') } : {}),
  };
}

function migrateParameter(parameter: Json): Json {
  if (!isObject(parameter)) return parameter;
  const { variants } = parameter;
  const migrated = withOwnHistories(parameter);
  return Array.isArray(variants)
    ? { ...migrated, variants: variants.map((variant) => (isObject(variant) ? withOwnHistories(variant) : variant)) }
    : migrated;
}

function migrate(document: DocumentJson): DocumentJson {
  const { parameters } = document;
  if (!isObject(parameters)) return document;
  return {
    ...document,
    parameters: Object.fromEntries(Object.entries(parameters).map(([id, parameter]) => [id, migrateParameter(parameter)])),
  };
}

export const draftValues: Migration = {
  id: 'pdl/1',
  from: '1.0-draft',
  to: '1.0',
  title: 'Each value of a parameter has a history of its own',
  migrate,
};
