import type { Json, Problem } from '@tierwright/program';
import type { Path } from '../document/json-edits.ts';
import { textOf } from '../document/reading.ts';
import type { ListedEntry } from '../entries/entry-list.tsx';
import type { EntryMap } from '../entries/entry-place.ts';
import { listed } from '../entries/listed.ts';

export const ROLES: EntryMap = { path: ['roles'], namespace: 'role' };

export const rolePath = (id: string): Path => [...ROLES.path, id];

/** The roles by their titles: a role is no more than that. `note`: what is told below one. */
export const listedRoles = (roles: Json | undefined, problems: readonly Problem[], note: (id: string) => string): ListedEntry[] =>
  listed(roles, '/roles', problems).map((entry) => ({
    ...entry,
    title: textOf((roles as { [id: string]: Json })[entry.id]) || entry.id,
    note: note(entry.id),
  }));
