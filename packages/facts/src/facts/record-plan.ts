import type { Fact, FromRecords, FromWithin, Window } from '@tierwright/program';
import { addParameter, addReads, noReads } from '../parameters/reads.ts';
import { type FieldPath, fieldPath } from '../records/field-path.ts';
import type { KindModel } from '../records/record-kind.ts';
import type { RecordWindow } from '../windows/record-window.ts';
import type { RecordPlan } from './fact-plan.ts';
import { FactScope } from './fact-scope.ts';
import type { ProgramModel } from './program-model.ts';
import { weightOf } from './weights.ts';

/** The longest chain of `within` that is followed; the program's checks refuse circles. */
const LONGEST_CHAIN = 100;

/** How a fact is made from records; null where it is not, or where its chain leads nowhere. */
export function recordPlan(fact: Fact, model: ProgramModel): RecordPlan | null {
  const chain = chainOf(fact, model);
  if (chain === null) return null;
  const [source, ...narrowed] = chain.froms;
  const kind = model.kinds.get(source.record);
  if (!kind) return null;

  const reads = noReads();
  const path = (id: string | undefined): FieldPath | null => {
    const found = id === undefined ? undefined : fieldPath(kind, id, model.kinds);
    if (found?.through) reads.kinds.add(found.through);
    if (found?.type === 'money') reads.money = true;
    return found ?? null;
  };
  const froms = [source, ...narrowed];
  const windows = froms
    .flatMap(({ window }) => (window === undefined ? [] : [window].flat()))
    .flatMap((window) => recordWindow(window, path, model));
  const dated = windows[0]?.begins ?? null;
  const filters = froms.flatMap(({ where }) => {
    if (!where) return [];
    const scope = new FactScope(model, kind, dated);
    const filter = model.filter(where, scope);
    addReads(reads, scope.reads);
    return [filter];
  });
  const weights = (source.times ?? []).map((times) => weightOf(times, kind, model));
  for (const weight of weights) if ('parameter' in weight && weight.parameter) addParameter(reads, weight.parameter);
  return {
    kind,
    filters,
    windows,
    aggregate: source.aggregate,
    of: source.aggregate === 'count' || source.aggregate === 'exists' ? null : path(source.of),
    dated,
    latestBy: windows.find(({ ends }) => ends === null)?.begins ?? null,
    weights,
    per: source.per ?? null,
    by: path(fact.by),
    family: chain.family,
    ofDeal: kind.id === 'dealLine' && fact.scope === 'deal',
    feeds: [kind, ...kindsOf(reads.kinds, kind, model)],
    reads,
  };
}

interface Chain {
  froms: [FromRecords, ...FromWithin[]];
  family: boolean;
}

/** The sources of a fact, from the one that names the records down to its own. */
function chainOf(fact: Fact, model: ProgramModel): Chain | null {
  const narrowed: FromWithin[] = [];
  let family = false;
  let at: Fact | undefined = fact;
  while (at?.from && narrowed.length < LONGEST_CHAIN) {
    family ||= at.over === 'family';
    if (!('within' in at.from)) return { froms: [at.from, ...narrowed], family };
    narrowed.unshift(at.from);
    at = model.program.facts?.[at.from.within];
  }
  return null;
}

function recordWindow(window: Window, path: (id: string | undefined) => FieldPath | null, model: ProgramModel): RecordWindow[] {
  const [from, until] = window.on === undefined ? (window.span ?? []) : [window.on];
  const begins = path(from);
  const ends = path(until);
  const slot = model.slot(window);
  const period = model.periods[slot];
  return begins && period ? [{ window, period, slot, begins, ends }] : [];
}

const kindsOf = (ids: ReadonlySet<string>, own: KindModel, model: ProgramModel): KindModel[] =>
  [...ids].flatMap((id) => (id === own.id ? [] : (model.kinds.get(id) ?? [])));
