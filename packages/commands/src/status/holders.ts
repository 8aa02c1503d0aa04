import { roleTitle } from '@tierwright/lifecycle';
import type { Shown, Viewer } from './shown.ts';
import type { HolderShown } from './status-shapes.ts';

/** What a partner reads of the vendor's people: never a name. */
const SOMEBODY = 'A person of the vendor';

/** Who holds something, each once: roles by their titles, people by their names. */
export function holdersShown(shown: Shown, holders: readonly string[] = shown.holders): HolderShown[] {
  return [...new Set(holders)].map((id) => ({ id, title: shown.nameOf(id) ?? roleTitle(shown.program, id) }));
}

/** The same for people of a partner, by title alone: of their own colleagues they learn the names. */
export function holderTitles(shown: Shown, viewer: Extract<Viewer, { side: 'partner' }>, holders = shown.holders): string[] {
  const titles = holders.map((id) => {
    const name = shown.nameOf(id);
    if (name === undefined) return roleTitle(shown.program, id);
    return shown.partnerOf(id) === viewer.partner ? name : SOMEBODY;
  });
  return [...new Set(titles)];
}
