import { describe } from './describe.ts';
import { typeName } from './json-type.ts';
import type { Shape } from './shape.ts';
import type { Walk } from './walk.ts';

/** What an author most likely meant who wrote a value of another JSON type. */
function suggestionFor(value: unknown, shape: Shape): string | undefined {
  const accepts = shape.kind === 'choice' ? shape.options.map(({ kind }) => kind) : [shape.kind];
  if (typeof value === 'string' && accepts.includes('number') && value.trim() !== '' && Number.isFinite(Number(value))) {
    return `Write ${Number(value)} without quotes.`;
  }
  if ((value === 'true' || value === 'false') && accepts.includes('boolean')) return `Write ${value} without quotes.`;
  if (typeof value === 'number' && (accepts.includes('text') || accepts.includes('word'))) return `Write "${value}" in quotes.`;
  if (!Array.isArray(value) && accepts.includes('list') && value !== null) return 'Put it in a list: [ … ].';
  return undefined;
}

/** A value of a JSON type that has no place here (PDL107). */
export function remarkType(value: unknown, shape: Shape, walk: Walk) {
  const expected = describe(shape);
  const suggestion = suggestionFor(value, shape);
  walk.remark({
    code: 'PDL107',
    value,
    message: `${walk.name} should be ${expected}, not ${typeName(value)}.`,
    expected,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}
