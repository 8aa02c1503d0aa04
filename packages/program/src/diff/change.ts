import type { SectionName } from '../document/schema.ts';

/** `text`: what people read or how it is written, which decides nothing. `moved`: a place in an order that decides. */
export type ChangeKind = 'added' | 'removed' | 'changed' | 'moved' | 'text';

/** `program` stands for what the document says of itself: version, currency, when it holds. */
export type DiffSection = 'program' | SectionName;

/** Ids of what a change reaches: tiers as `track/tier`; `others` are JSON pointers of deal rules, steps, funds and all else. */
export interface Reaches {
  tracks: string[];
  tiers: string[];
  requirements: string[];
  benefits: string[];
  others: string[];
}

/** One difference between two programs. */
export interface Change {
  kind: ChangeKind;
  section: DiffSection;
  /** JSON pointer in the later program, or in the earlier one for `removed`. */
  pointer: string;
  /** Further places that the same sentence covers, such as the other tiers with the same new value. */
  also?: string[];
  /** The values as the documents have them; absent where there is none. Of a rename, the ids. */
  before?: unknown;
  after?: unknown;
  /** Plain English, without a full stop, understandable by itself. */
  sentence: string;
  reaches: Reaches;
  /** Whether partners meet what is asked more easily; only where that is certain. */
  eases?: 'easier' | 'harder';
}

/** What changed from one program to another: the earlier first. Equal programs have no changes. */
export interface ProgramDiff {
  from: { program: string; version: string; title: string };
  to: { program: string; version: string; title: string };
  /** Sections in document order, tiers from the highest to the lowest. */
  changes: Change[];
}
