import type { Status } from '@tierwright/facts';
import type { Leaf } from '@tierwright/program';
import type { Reading } from './reading.ts';

/** A condition with the status of every part: json-rules-engine's result for the leaves, strong Kleene above them. */
export type Evaluated =
  | { kind: 'all' | 'any'; parts: Evaluated[]; status: Status }
  | { kind: 'not'; part: Evaluated; status: Status }
  | { kind: 'requirement'; id: string; when: Evaluated; waived?: string; status: Status }
  | { kind: 'leaf'; leaf: Leaf; left: Reading; right?: Reading; status: Status };

/** ENG-C1: missed if a part is missed, else unknown if a part is unknown. */
export function statusOfAll(parts: readonly Evaluated[]): Status {
  if (parts.some(({ status }) => status === 'missed')) return 'missed';
  return parts.some(({ status }) => status === 'unknown') ? 'unknown' : 'met';
}

/** ENG-C1: met if a part is met, else unknown if a part is unknown. */
export function statusOfAny(parts: readonly Evaluated[]): Status {
  if (parts.some(({ status }) => status === 'met')) return 'met';
  return parts.some(({ status }) => status === 'unknown') ? 'unknown' : 'missed';
}

/** ENG-C1: met and missed change places, unknown stays. */
export function statusOfNot({ status }: Evaluated): Status {
  if (status === 'unknown') return status;
  return status === 'met' ? 'missed' : 'met';
}
