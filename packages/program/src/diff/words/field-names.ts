import type { Side } from '../side.ts';
import { quoted } from './join.ts';

/** A record's field by its title, else by its name; `person.joinedOn` is “joinedOn” of “person”. */
export function fieldName(side: Side, kind: string, path: string): string {
  const [head = '', tail] = path.split('.');
  const field = side.program.records?.[kind]?.fields?.[head];
  const own = quoted(field?.title ?? head);
  return tail !== undefined && field?.type === 'ref' ? `${fieldName(side, field.to, tail)} of ${own}` : own;
}
