import type { compileProgram } from '@tierwright/engine';
import { type FactSet, fromDay, type PartnerData, type PreparedPartner, toDay } from '@tierwright/facts';
import { columnsFromFacts, NO_DAY, type Snapshot, STATES } from '@tierwright/simulation';
import { newBits, setBit } from '../../../packages/simulation/src/columns/bits.ts';
import { columnOf } from '../../../packages/simulation/src/columns/column-of.ts';
import { textsOf } from '../../../packages/simulation/src/snapshot/texts.ts';

type Compiled = ReturnType<typeof compileProgram>;

/** Partners that columns can hold: nothing but facts and a state before. */
export function inColumns(compiled: Compiled, data: PartnerData, prepared: PreparedPartner, days: readonly string[]): FactSet[] | null {
  if ((data.records?.exception ?? []).length > 0) return null;
  const sets = days.map((day) => compiled.facts.facts(prepared, day));
  const isPlain = sets.every(
    (set) =>
      set.notLoaded.size === 0 && [...set.given].every((id) => compiled.program.facts?.[id] !== undefined || id === 'partner.status'),
  );
  return isPlain ? sets : null;
}

/** A snapshot over one version, of rows from the day after each state before, or from a day, through a day. */
export function rowsOf(
  compiled: Compiled,
  partners: readonly PartnerData[],
  asOf: string,
  from?: string,
): { snapshot: Snapshot; taken: PartnerData[] } {
  const taken: PartnerData[] = [];
  const sets: FactSet[] = [];
  const starts = [0];
  for (const data of partners) {
    const prepared = compiled.facts.prepare(data, { extra: 'ignore' });
    if (!prepared.ok) continue;
    const before = data.previous && data.previous.on < asOf ? fromDay(toDay(data.previous.on) + 1) : undefined;
    const first = [before, from].filter((day) => day !== undefined).sort()[0] ?? asOf;
    const days = [first, ...compiled.facts.changeDays(prepared.value, first, asOf)];
    const found = inColumns(compiled, data, prepared.value, days);
    if (found === null || found.some(({ problems }) => problems.length > 0)) continue;
    taken.push(data);
    sets.push(...found);
    starts.push(sets.length);
  }
  const { facts, groups, entries } = columnsFromFacts(compiled, asOf, sets);
  const status = columnOf(
    'word',
    sets.map((set) => (set.values['partner.status'] ?? null) as string | null),
  );
  const days = Int32Array.from(sets, (set) => toDay(set.asOf));
  const dayOr = (day: string | undefined) => (day === undefined ? NO_DAY : toDay(day));
  const previous = taken.map(({ previous: one }) => one);
  const isByGroup = newBits(taken.length);
  for (const [index, one] of previous.entries()) if (one?.groups) setBit(isByGroup, index);
  const groupNames = [...new Set(previous.flatMap((one) => Object.keys(one?.groups ?? {})))];
  return {
    taken,
    snapshot: {
      made: { base: '', asOf, ...(from !== undefined && { from }), keys: [] },
      count: taken.length,
      ids: textsOf(taken.map(({ id }) => id)),
      titles: textsOf(taken.map(() => '')),
      rows: { count: sets.length, starts: Int32Array.from(starts), days },
      facts: new Map([...facts, ['partner.status', status]]),
      groups,
      entries,
      previous: {
        on: Int32Array.from(previous, (one) => dayOr(one?.on)),
        since: Int32Array.from(previous, (one) => dayOr(one?.since)),
        until: Int32Array.from(previous, (one) => dayOr(one?.until)),
        state: Uint8Array.from(previous, (one) => STATES.indexOf(one?.state ?? 'held')),
        tier: columnOf(
          'word',
          previous.map((one) => one?.tier ?? null),
        ),
        groups: new Map(
          groupNames.map((group) => [
            group,
            columnOf(
              'word',
              previous.map((one) => one?.groups?.[group] ?? null),
            ),
          ]),
        ),
        isByGroup,
      },
      asRead: new Map(),
      undecided: [],
    },
  };
}
