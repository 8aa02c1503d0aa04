import { type CompiledProgram, heldPeriod } from '@tierwright/engine';
import type { CalendarPeriod, Parameter } from '@tierwright/program';
import type { SnapshotQuestion } from '../snapshot/snapshot.ts';

/** How far back a version may look from a day. */
interface Reach {
  readonly trailing: string | null;
  readonly calendar: CalendarPeriod | undefined;
  readonly yearStarts: string | undefined;
}

/** A duration beside the days and words of dated values. */
const TERM = /^P\d/;

/** Every text in a value, whichever tier or day it is for. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];

const termsOf = ({ value, byTier, variants = [] }: Parameter): readonly string[] =>
  [value, byTier, ...variants.flatMap((variant) => [variant.value, variant.byTier])].flatMap(textsIn).filter((text) => TERM.test(text));

function reachesOf({ program }: CompiledProgram): Reach[] {
  return Object.values(program.derived ?? {}).flatMap((derived): Reach[] => {
    if (!('held' in derived)) return [];
    const { trailing, calendar } = derived;
    const yearStarts = calendar === undefined ? undefined : program.calendar?.yearStarts;
    if (calendar !== undefined || trailing === undefined) return [{ trailing: null, calendar, yearStarts }];
    const parameter = typeof trailing === 'string' ? undefined : program.parameters?.[trailing.fact];
    const terms = typeof trailing === 'string' ? [trailing] : parameter === undefined ? [] : termsOf(parameter);
    return terms.map((term) => ({ trailing: term, calendar, yearStarts }));
  });
}

/** How far back a version may look (ENG-D6), in words: a snapshot for versions with the same ones holds days enough for it. */
export const heldReaches = (compiled: CompiledProgram): readonly string[] =>
  reachesOf(compiled).map((reach) => `held ${JSON.stringify(reach)}`);

/** The first day that versions which are in columns may ask for; undefined where they ask for no day but those that are decided. */
export function firstHeldDay(versions: readonly CompiledProgram[], { asOf }: Pick<SnapshotQuestion, 'asOf'>): string | undefined {
  const [first] = versions
    .flatMap(reachesOf)
    .flatMap(({ trailing, calendar, yearStarts }) => heldPeriod(asOf, trailing, calendar, yearStarts)?.from ?? [])
    .sort();
  return first === undefined || first >= asOf ? undefined : first;
}
