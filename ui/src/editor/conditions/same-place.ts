import { toPointer } from '@tierwright/program';
import type { Path } from '../document/json-edits.ts';

interface AtPath {
  readonly path: Path;
}

/** For `memo`: whether what is drawn of a place alone is drawn of the same one. */
export const areSamePlace = ({ path }: AtPath, { path: other }: AtPath): boolean => toPointer(path) === toPointer(other);
