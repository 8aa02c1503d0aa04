import { fromPointer } from '@tierwright/program';
import { useState } from 'react';
import { useEdition } from '../document/use-document.ts';
import { useSelected } from '../selection/selection.ts';
import { entryKeys } from './entry-place.ts';

/** The entry of a section that is shown: the one chosen in any view, else the last one, else the first. */
export function useShownEntry(sections: readonly string[], ids: readonly string[]): string | null {
  const { value } = useEdition();
  const [section = '', place] = fromPointer(useSelected()?.pointer ?? '');
  const [last, setLast] = useState<string | null>(null);
  const entries = value[section];
  // Selections point at a place of a list, which another entry may have later.
  const chosen = Array.isArray(entries) && place !== undefined ? entryKeys(entries)[Number(place)] : place;
  const asked = chosen !== undefined && sections.includes(section) && ids.includes(chosen) ? chosen : null;
  if (asked !== null && asked !== last) setLast(asked);
  if (asked !== null) return asked;
  return last !== null && ids.includes(last) ? last : (ids[0] ?? null);
}
