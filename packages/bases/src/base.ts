import type { CompiledProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import type { FileProblem } from './problems/file-problem.ts';

/** How far a reading is, in bytes of the files. */
interface ReadProgress {
  readonly bytes: number;
  readonly of: number;
}

/** What watches a reading, and may end it. */
export interface BaseWatch {
  readonly signal?: AbortSignal;
  readonly progress?: (so: ReadProgress) => void;
}

/** What need not be checked again of a base with the same content. */
export interface Trusted {
  readonly versions: ReadonlySet<CompiledProgram>;
  has(id: string): boolean;
}

export interface BaseReading extends BaseWatch {
  /** By whose declarations cells are read, and who says what is wrong with a partner. */
  readonly versions?: readonly CompiledProgram[];
  /** Partners of whom these versions, or others that read them alike, are known to find nothing wrong. */
  readonly trusted?: Trusted;
  /** `all` (default): a base with a wrong row is refused, when all of it was looked at. `valid`: wrong rows are left out. */
  readonly rows?: 'all' | 'valid';
  /** Problems that are listed; all are counted. Default 1,000. */
  readonly mostProblems?: number;
}

/** A partner of a base, with the line that it stands in. */
export interface BasePartner {
  readonly line: number;
  readonly partner: PartnerData;
}

/** What was read. */
export interface BaseRead {
  /** SHA-256, in hex, of all that the partners were made of. */
  readonly hash: string;
  readonly partners: number;
  /** Rows that were left out. */
  readonly wrongRows: number;
  /** What is wrong with them, the first of it. */
  readonly problems: readonly FileProblem[];
}

/** Partners as they are read, many at a time; at the end what was read. Throws BaseRefused, or the reason of a cancellation. */
export type PartnerBatches = AsyncGenerator<readonly BasePartner[], BaseRead>;

/** What all partners of a base share: how far kinds are loaded, and rates. */
export interface Shared {
  readonly loaded?: Readonly<Record<string, string | null>>;
  readonly rates?: readonly Json[];
}
