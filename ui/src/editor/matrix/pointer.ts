import type { Json } from '@tierwright/program';
import type { Path } from '../document/json-edits.ts';
import { itemsOf, memberOf } from './reading.ts';

/** The JSON pointer (RFC 6901) of a path. */
export const pointerOf = (path: Path): string => path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The path of a JSON pointer in a document: places of lists are numbers. */
export function pathOf(pointer: string, document: Json): Path {
  const path: (string | number)[] = [];
  let value: Json | undefined = document;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(key) : key);
    value = Array.isArray(value) ? itemsOf(value)[Number(key)] : memberOf(value, key);
  }
  return path;
}
