import type { Json } from '../tests/schema.ts';
import type { Spot } from './spot.ts';

/** A document that could be read as JSON: its text, its value, and where each part stands. Objects have no prototype. */
export interface SourceDocument {
  readonly text: string;
  readonly value: Json;
  readonly root: Spot;
  readonly lineStarts: readonly number[];
}
