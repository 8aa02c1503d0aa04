import type { Shown } from './shown.ts';
import type { PersonShown } from './status-shapes.ts';

/** An account by id and name; one that is gone keeps its id. */
export const personShown = (shown: Pick<Shown, 'nameOf'>, id: string): PersonShown => ({ id, name: shown.nameOf(id) ?? id });

export const personOrNull = (shown: Pick<Shown, 'nameOf'>, id: string | null): PersonShown | null =>
  id === null ? null : personShown(shown, id);
