import type { Data, Field } from 'apache-arrow';
import { ROLE, type Role } from './role.ts';

/** Fields of a file by their roles. */
export interface ReadPart {
  readonly name: string;
  readonly role: Role;
  readonly data: Data;
}

const roleOf = ({ metadata }: Field): Role | undefined => {
  const text = metadata.get(ROLE);
  return text === undefined ? undefined : (JSON.parse(text) as Role);
};

/** The parts of a struct, or of what the lists of a field hold; fields without a role are somebody else's. */
export const partsOf = (fields: readonly Field[], data: Data): ReadPart[] =>
  fields.flatMap((field, index): ReadPart[] => {
    const role = roleOf(field);
    const child = data.children[index];
    return role === undefined || child === undefined ? [] : [{ name: field.name, role, data: child }];
  });
