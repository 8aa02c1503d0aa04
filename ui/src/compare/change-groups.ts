import type { Operations } from '@tierwright/client';

export type Difference = Operations['diffVersions']['answer'];
export type ChangeLine = Difference['changes'][number];

/** Which changes are wanted: all of a kind, `decides` (all but texts), or all. */
export const CHANGE_KINDS = ['all', 'decides', 'added', 'removed', 'changed', 'moved', 'text'] as const;
export type ChangeFilter = (typeof CHANGE_KINDS)[number];

export interface ChangeGroup {
  readonly section: string;
  readonly changes: readonly ChangeLine[];
}

const isOfKind = ({ kind }: ChangeLine, filter: ChangeFilter): boolean =>
  filter === 'all' || (filter === 'decides' ? kind !== 'text' : kind === filter);

const saysOf = ({ sentence, pointer, reaches }: ChangeLine): string =>
  [sentence, pointer, ...reaches.tracks, ...reaches.tiers, ...reaches.requirements, ...reaches.benefits].join('\n').toLowerCase();

/** The changes that are of the kind and have every word of the search, in the order of the document. */
export function wantedChanges(changes: readonly ChangeLine[], filter: ChangeFilter, search: string): readonly ChangeLine[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return changes.filter((change) => isOfKind(change, filter) && words.every((word) => saysOf(change).includes(word)));
}

/** By section, in the order in which the sections come first. */
export function groupsOf(changes: readonly ChangeLine[]): readonly ChangeGroup[] {
  const groups = new Map<string, ChangeLine[]>();
  for (const change of changes) {
    const group = groups.get(change.section) ?? [];
    groups.set(change.section, group);
    group.push(change);
  }
  return [...groups].map(([section, of]) => ({ section, changes: of }));
}

/** What a change reaches, as ids: `resale/gold, sales`. */
export const reachedBy = ({ reaches }: ChangeLine): string => [...reaches.tiers, ...reaches.requirements, ...reaches.benefits].join(', ');
