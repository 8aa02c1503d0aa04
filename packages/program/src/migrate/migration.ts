import type { Json } from '../tests/schema.ts';

/** A document as JSON, of whatever version of the language. */
export type DocumentJson = Readonly<Record<string, Json>>;

/** A step from one version of the language to the next. Pure: it returns a new document and leaves the old one alone. */
export interface Migration {
  /** `pdl/1`, `pdl/2`, …: the sequence rises by one. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly migrate: (document: DocumentJson) => DocumentJson;
}
