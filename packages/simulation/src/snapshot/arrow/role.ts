import type { FactKey } from '../fact-keys.ts';

/** What a field of the file holds. It stands in the metadata of the field: names are for people and other tools. */
export type Role =
  | { readonly is: 'id' | 'title' | 'from' | 'rows' | 'asRead' }
  | { readonly is: 'fact'; readonly key: FactKey }
  | { readonly is: 'group'; readonly key: FactKey; readonly group: string }
  | { readonly is: 'entries'; readonly by: string }
  | { readonly is: 'entryGroup' }
  | { readonly is: 'entry' | 'present'; readonly key: FactKey }
  | { readonly is: 'previous' | 'on' | 'since' | 'until' | 'state' | 'tier' | 'isByGroup' }
  | { readonly is: 'tierIn'; readonly group: string };

/** Of the schema: the form of the file, what the snapshot was made of, and what belongs to no partner. */
export const ABOUT = 'tierwright';
/** Of a field: its role. */
export const ROLE = 'tierwright.role';
/** The form that is written, and the only one that is read. */
export const FORM = 1;
