import { nearestName } from '../meaning/nearest-name.ts';
import { fitsText } from './check-scalar.ts';
import { describe, quotedWords } from './describe.ts';
import type { ListShape, MapShape, ObjectShape, Shape } from './shape.ts';
import { formProblem } from './text-form.ts';
import type { Walk } from './walk.ts';

type Entries = Readonly<Record<string, unknown>>;

/** A key that is not of the language (PDL105), with the key that was probably meant. */
export function remarkUnknownKey(key: string, allowed: readonly string[], present: Entries, walk: Walk) {
  const meant = nearestName(
    key,
    allowed.filter((name) => !Object.hasOwn(present, name)),
  );
  walk.remark({
    code: 'PDL105',
    at: 'key',
    member: key,
    value: key,
    message: `The key "${key}" is not known here.`,
    expected: allowed.length > 0 ? `one of ${quotedWords(allowed)}` : 'no keys',
    ...(meant === undefined ? {} : { suggestion: `Did you mean "${meant}"?` }),
  });
}

/** A key that is needed and not there (PDL106), reported at the object. */
export function remarkMissingKey(key: string, shape: Shape, walk: Walk) {
  walk.remark({ code: 'PDL106', message: `${subject(walk)} needs the key "${key}".`, expected: `"${key}": ${describe(shape)}` });
}

/** Entries of a list are named by their place, because the list’s own name would mean the list. */
function subject(walk: Walk): string {
  const last = walk.path.at(-1);
  return typeof last === 'number' ? `Entry ${last + 1} of ${walk.name}` : walk.name.replace(/^the/, 'The');
}

export function checkObject(value: Entries, { members, required }: ObjectShape, walk: Walk) {
  for (const name of required) {
    const shape = members.get(name);
    if (shape && !Object.hasOwn(value, name)) remarkMissingKey(name, shape, walk);
  }
  for (const key of Object.keys(value)) {
    const shape = members.get(key);
    if (shape) walk.member(key, value[key], shape);
    else remarkUnknownKey(key, [...members.keys()], value, walk);
  }
}

/** Too many entries, or too few (PDL126). */
function checkSize(size: number, min: number, max: number, walk: Walk) {
  if (size >= min && size <= max) return;
  const expected = max === Number.POSITIVE_INFINITY ? `at least ${min}` : min === max ? `exactly ${min}` : `${min} to ${max}`;
  const message = size === 0 ? `${walk.name} is empty.` : `${walk.name} has ${size} entries.`;
  walk.remark({ code: 'PDL126', value: size, message, expected: `${expected} entries` });
}

export function checkList(value: readonly unknown[], { items, min, max }: ListShape, walk: Walk) {
  checkSize(value.length, min, max, walk);
  for (const [index, item] of value.entries()) walk.member(index, item, items);
}

export function checkMap(value: Entries, { names, values, min, max }: MapShape, walk: Walk) {
  const keys = Object.keys(value);
  checkSize(keys.length, min, max, walk);
  for (const key of keys) {
    const problem = names.form && formProblem(key, names.form, fitsText(key, names));
    if (problem)
      walk.remark({
        expected: describe(names),
        ...problem,
        at: 'key',
        member: key,
        value: key,
        message: `The key "${key}": ${problem.message}`,
      });
    walk.member(key, value[key], values);
  }
}
