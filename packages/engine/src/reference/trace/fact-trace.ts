import type { FactSet } from '@tierwright/facts';
import type { FactTrace } from '../../decision/decision.ts';
import type { Context } from '../context.ts';
import { groupFieldOf, groupsOf, recordKindOf } from '../groups.ts';
import type { Session } from '../session.ts';
import { shown } from '../show.ts';

const MAX_IDS = 20;
const TODAY = { fact: 'today', title: 'Today', type: 'date' };

async function factTrace(session: Session, facts: FactSet, id: string, context: Context): Promise<FactTrace> {
  const { program } = session;
  const fact = program.facts?.[id];
  if (!fact) throw new Error(`No fact ${id}`);
  const group = context.group?.value;
  const given = facts.given.has(id);
  const notLoaded = facts.notLoaded.has(id);
  const hasSource = !given && !notLoaded && recordKindOf(program, fact) !== undefined;
  const source = hasSource ? facts.source(id, group) : undefined;
  return {
    fact: id,
    ...(group !== undefined && { group }),
    title: fact.title,
    type: fact.type,
    ...(fact.unit !== undefined && { unit: fact.unit }),
    value: shown(await session.read(id, context), program.currency),
    ...(given && { given }),
    ...(notLoaded && { notLoaded }),
    ...(source && { windows: source.windows, records: { ids: source.records.slice(0, MAX_IDS), total: source.records.length } }),
  };
}

/** ENG-E1: `today` and the declared facts among the ids, a grouped one for each group. */
export async function factTraces(session: Session, ids: ReadonlySet<string>, context: Context): Promise<FactTrace[]> {
  const facts = await session.factsOn(context.day);
  const traces: FactTrace[] = ids.has('today') ? [{ ...TODAY, value: context.day }] : [];
  for (const id of Object.keys(session.program.facts ?? {})) {
    if (!ids.has(id)) continue;
    const field = groupFieldOf(session.program, id);
    const groups = field === undefined ? [null] : groupsOf(session.program, facts, field, [id]).map((value) => ({ field, value }));
    for (const group of groups) traces.push(await factTrace(session, facts, id, { ...context, group }));
  }
  return traces;
}
