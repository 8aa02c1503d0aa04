import type { Json } from '@tierwright/program';
import type { ToldTest } from '../../review/tests/messages.ts';
import type { Line } from './expectation.ts';

/** How a line came out: what was found in its place, where that is something else. */
export interface Found {
  readonly isMet: boolean;
  readonly got: Json;
}

/** What a case found for a line; null where nothing is known of it. */
export function foundOf(test: ToldTest | undefined, label: string, line: Line): Found | null {
  if (!test || troublesOf(test, label).length > 0) return null;
  const mismatch = test.failures.find((failure) => failure.case === label && failure.path === line.told);
  return mismatch ? { isMet: false, got: mismatch.got as Json } : { isMet: true, got: line.expected };
}

/** Why a case could not be decided. */
export const troublesOf = ({ failures }: ToldTest, label: string): readonly string[] =>
  failures
    .filter((failure) => failure.case === label && (failure.path === '' || failure.path.startsWith('/')))
    .map(({ got }) => String(got));

/** The cases of facts that take the place of others, as the engine calls them. */
export const insteadLabels = (facts: Json | undefined): readonly string[] =>
  typeof facts === 'object' && facts !== null && !Array.isArray(facts)
    ? Object.entries(facts).map(([id, value]) => `${id} = ${JSON.stringify(value)}`)
    : [];

export const timelineLabel = (on: Json | undefined): string => `on ${String(on)}`;
