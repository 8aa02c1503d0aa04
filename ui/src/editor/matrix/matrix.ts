import type { Json } from '@tierwright/program';
import type { Path } from '../document/json-edits.ts';
import { itemsOf, memberOf, stringOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { type Asks, asksOfTrack, requirementIds } from './asking.ts';
import { benefitRows } from './benefit-rows.ts';
import type { Cell, Row } from './cell.ts';
import { requirementRows } from './requirement-rows.ts';

/** A tier as a column. */
export interface Column {
  readonly id: string;
  readonly title: string;
  readonly path: Path;
}

/** A track as a table: requirements × tiers, and what the tiers give. */
export interface Matrix {
  readonly columns: readonly Column[];
  /** What some tier asks for, grouped. */
  readonly asked: readonly Row[];
  /** Requirements that no tier of this track asks for. */
  readonly unasked: readonly Row[];
  readonly benefits: readonly Row[];
}

const columnsOf = (program: Json, track: number): readonly Column[] =>
  itemsOf(valueAt(program, ['tracks', track, 'tiers'])).map((tier, index) => {
    const id = stringOf(memberOf(tier, 'id')) ?? '';
    return { id, title: stringOf(memberOf(tier, 'title')) ?? id, path: ['tracks', track, 'tiers', index] };
  });

/** The matrix of a track with the values that hold on a day. */
export function matrixOf(program: Json, track: number, date: string): Matrix {
  const columns = columnsOf(program, track);
  const { asks, routes } = asksOfTrack(program, track);
  const context = { program, track, date, columns, asks };
  const known = requirementIds(program);
  // Ids that nothing declares are shown too, where they are asked for.
  const ids = [...known, ...unknownIds(asks, known)];
  const { top, under } = nested(asks, ids);
  const groups = joined(routes);
  const asked: Row[] = [];
  const told = new Set<string>();
  const tell = (id: string, depth: number) => {
    if (told.has(id)) return;
    told.add(id);
    asked.push(...requirementRows(context, id, depth));
    for (const child of under.get(id) ?? []) tell(child, depth + 1);
  };
  for (const id of top) {
    const group = told.has(id) ? undefined : groups.find((each) => each.includes(id));
    if (group) asked.push(routesRow(context, group));
    for (const member of group ? top.filter((each) => group.includes(each)) : [id]) tell(member, group ? 1 : 0);
  }
  const unasked = ids.filter((id) => !told.has(id)).flatMap((id) => requirementRows(context, id, 0));
  return { columns, asked, unasked, benefits: benefitRows(context) };
}

function unknownIds(asks: readonly Asks[], known: readonly string[]): readonly string[] {
  return [...new Set(asks.flatMap((tier) => [...tier.keys()]))].filter((id) => !known.includes(id));
}

/** Which requirements stand by themselves, and which below the one through which alone they are asked for. */
function nested(asks: readonly Asks[], ids: readonly string[]) {
  const under = new Map<string, string[]>();
  const top: string[] = [];
  for (const id of ids) {
    const found = asks.flatMap((tier) => tier.get(id) ?? []);
    const via = found.find((ask) => ask.via !== null)?.via;
    if (found.some((ask) => ask.via === null)) top.push(id);
    else if (via) under.set(via, [...(under.get(via) ?? []), id]);
  }
  return { top, under };
}

/** Routes of several tiers that share a requirement are one group. */
function joined(routes: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const route of routes) {
    const [first, ...others] = groups.filter((group) => group.some((id) => route.includes(id)));
    if (!first) groups.push([...new Set(route)]);
    else {
      first.push(...[...route, ...others.flat()].filter((id) => !first.includes(id)));
      for (const other of others) groups.splice(groups.indexOf(other), 1);
    }
  }
  return groups;
}

interface Context {
  readonly columns: readonly Column[];
  readonly asks: readonly Asks[];
}

function routesRow({ columns, asks }: Context, group: readonly string[]): Row {
  const cells = columns.map((column, index): Cell => {
    const routes = new Set(group.flatMap((id) => asks[index]?.get(id) ?? []).flatMap(({ route }) => (route === null ? [] : [route])));
    return { kind: 'routes', count: routes.size, path: [...column.path, 'qualify'], edits: 'nothing' };
  });
  return { key: `routes ${group.join(' ')}`, kind: 'routes', id: '', title: '', why: '', path: [], depth: 0, spec: null, notes: [], cells };
}
