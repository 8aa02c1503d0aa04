import { fitsText } from './check-scalar.ts';
import { isObject, jsonTypeOf } from './json-type.ts';
import type { ListShape, MapShape, ObjectShape, Shape } from './shape.ts';

/** Whether a value has a JSON type that the shape is about. */
export function takes(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case 'any':
      return true;
    case 'reference':
      return takes(shape.target(), value);
    case 'choice':
      return shape.options.some((option) => takes(option, value));
    case 'word':
      return typeof value === 'string';
    case 'map':
    case 'condition':
      return isObject(value);
    default:
      return shape.kind === jsonTypeOf(value);
  }
}

// A word that tells shapes apart weighs more than keys: { kind: "monotone" } is that invariant, whatever else it holds.
const WRONG_WORD = 100;
const MISSING = 3;
const UNKNOWN = 2;

function objectFaults(value: Readonly<Record<string, unknown>>, { members, required }: ObjectShape): number {
  let faults = 0;
  for (const name of required) if (!Object.hasOwn(value, name)) faults += MISSING;
  for (const key of Object.keys(value)) {
    const shape = members.get(key);
    const member = value[key];
    if (!shape) faults += UNKNOWN;
    else if (shape.kind === 'word' && typeof member === 'string' && !shape.words.includes(member)) faults += WRONG_WORD;
  }
  return faults;
}

const mapFaults = (value: Readonly<Record<string, unknown>>, { names, values, min, max }: MapShape) => {
  const keys = Object.keys(value);
  const wrong = keys.filter((key) => !fitsText(key, names) || !takes(values, value[key])).length;
  return wrong * UNKNOWN + (keys.length < min || keys.length > max ? MISSING : 0);
};

const listFaults = (value: readonly unknown[], { items, min, max }: ListShape) =>
  value.filter((item) => !takes(items, item)).length * UNKNOWN + (value.length < min || value.length > max ? MISSING : 0);

/** How badly an object or list fits a shape, seen from outside; 0 where nothing outside speaks against it. */
export function faultsOf(value: object, shape: Shape): number {
  if (shape.kind === 'reference') return faultsOf(value, shape.target());
  if (shape.kind === 'list' && Array.isArray(value)) return listFaults(value, shape);
  if (!isObject(value)) return 0;
  if (shape.kind === 'object') return objectFaults(value, shape);
  return shape.kind === 'map' ? mapFaults(value, shape) : 0;
}
