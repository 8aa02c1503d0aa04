import type { Limits } from '@tierwright/simulation';
import { useImpact } from '../../impact/use-impact.ts';
import { useEdition } from '../document/use-document.ts';

type Told = Limits['invariants'][number];

const NOTHING: readonly Told[] = [];

/** What the partners of the base show of each promise, by its place; nothing while the present text is not worked out, or there are none. */
export function useInvariantsTold(): readonly Told[] {
  const { reported, partners } = useImpact();
  const { number } = useEdition();
  return reported?.number === number && partners !== 0 ? reported.report.limits.invariants : NOTHING;
}

export type { Told };
