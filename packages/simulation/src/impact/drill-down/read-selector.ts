import type { Outcome, Problem } from '@tierwright/program';
import { simulationProblem } from '../../problems/simulation-problems.ts';
import { comparisonOf, type Versions } from '../decided-shard.ts';
import type { Selector } from '../sections.ts';
import { type Field, type Fields, type Members, SELECTOR_FIELDS } from './selector-fields.ts';

const isMembers = (json: unknown): json is Members => typeof json === 'object' && json !== null && !Array.isArray(json);

function wrongMembers(json: Members, fields: Fields, pointer: string): Problem[] {
  const unknown = Object.keys(json).flatMap((name) =>
    Object.hasOwn(fields, name)
      ? []
      : [
          simulationProblem('SIM501', `${name} tells no number here`, {
            pointer: `${pointer}/${name}`,
            value: name,
            among: Object.keys(fields),
          }),
        ],
  );
  const wrong = Object.entries(fields).flatMap(([name, field]): Problem[] => {
    const at = `${pointer}/${name}`;
    if (Object.hasOwn(json, name)) return wrongIn(name, json[name], field, at);
    return field.isOptional ? [] : [simulationProblem('SIM501', `${name} is missing`, { pointer: at, expected: name })];
  });
  return [...unknown, ...wrong];
}

function wrongIn(name: string, value: unknown, field: Field, pointer: string): Problem[] {
  const not = (expected: string) => [
    simulationProblem('SIM501', `${name} is no ${expected}`, { pointer, value, expected: `a ${expected}` }),
  ];
  switch (field.of) {
    case 'flag':
      return typeof value === 'boolean' ? [] : not('boolean');
    case 'text':
      return typeof value === 'string' ? [] : not('string');
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? [] : not('number');
    case 'members':
      if (value === null && field.isNullable) return [];
      return isMembers(value) ? wrongMembers(value, field.fields(value), pointer) : not('object');
    case 'word':
      if (field.among.some((one) => one === value)) return [];
      return [simulationProblem('SIM501', `${String(value)} is no ${name} that is told`, { pointer, value, among: field.among })];
    case 'id':
      return wrongId(name, value, field, pointer);
    case 'value':
      return wrongValue(name, value, field, pointer);
  }
}

function wrongId(name: string, value: unknown, { among, isNullable }: Extract<Field, { of: 'id' }>, pointer: string): Problem[] {
  if (value === null && isNullable) return [];
  if (typeof value !== 'string') return [simulationProblem('SIM501', `${name} is no id`, { pointer, value, expected: 'an id' })];
  if (among === null || among.includes(value)) return [];
  return [simulationProblem('SIM502', `No ${name} of the report is ${value}`, { pointer, value, among })];
}

function wrongValue(name: string, value: unknown, { among }: Extract<Field, { of: 'value' }>, pointer: string): Problem[] {
  if (value === null) return [];
  if (among === 'whole') {
    if (Number.isInteger(value)) return [];
    return [simulationProblem('SIM501', `${name} is no number of years`, { pointer, value, expected: 'a whole number, or null' })];
  }
  if (among.some((one) => one === value)) return [];
  return [simulationProblem('SIM502', `No ${name} of the report is ${String(value)}`, { pointer, value, among: among.map(String) })];
}

/**
 * SIM-M15: what names a number of a report on two versions, from JSON. Every field is looked at. Problems: SIM501 (no such
 * part or field, or a value of another kind), SIM502 (an id or a value that neither version has).
 */
export function readSelector(json: unknown, versions: Versions): Outcome<Selector> {
  if (!isMembers(json))
    return { ok: false, problems: [simulationProblem('SIM501', 'This is no object', { value: json, expected: 'an object' })] };
  const { part, ...selector } = json;
  const fields = typeof part === 'string' && Object.hasOwn(SELECTOR_FIELDS, part) ? SELECTOR_FIELDS[part] : undefined;
  if (fields === undefined) {
    const among = Object.keys(SELECTOR_FIELDS);
    return {
      ok: false,
      problems: [
        simulationProblem('SIM501', `${String(part)} is no part with partners behind its numbers`, {
          pointer: '/part',
          value: part,
          among,
        }),
      ],
    };
  }
  const problems = wrongMembers(selector, fields(comparisonOf(versions), selector), '');
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: json as unknown as Selector, problems: [] };
}
