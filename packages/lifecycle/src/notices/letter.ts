import type { Instant } from '../time/instant.ts';

/** A notice to one person. */
export interface Letter {
  /** The id of the effect that it comes from: a letter is taken once. */
  readonly id: string;
  /** The notice of the document. */
  readonly notice: string;
  readonly event: string;
  readonly channels: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly send: 'now' | 'digest';
  /** Roles that have to release it first. */
  readonly holds: readonly string[];
  /** When it happened. */
  readonly at: Instant;
}
