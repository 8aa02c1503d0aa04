import type { Json } from '@tierwright/program';

/** Ids and what is said of each: the title of what has it. */
type Ids = ReadonlyMap<string, string>;

/** The ids of a document, by what they name. */
export interface OwnIds {
  /** Facts, parameters, derived values, answers about a deal and fields of records: what a test may compare. */
  readonly value: Ids;
  readonly fact: Ids;
  readonly parameter: Ids;
  readonly requirement: Ids;
  readonly record: Ids;
  readonly track: Ids;
  readonly tier: Ids;
}

export type OwnKind = keyof OwnIds;

type Entry = { readonly [key: string]: Json };
const isEntry = (value: Json | undefined): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value);
const entriesOf = (value: Json | undefined): readonly (readonly [string, Json])[] => (isEntry(value) ? Object.entries(value) : []);
const listOf = (value: Json | undefined): readonly Entry[] => (Array.isArray(value) ? value.filter(isEntry) : []);
const titleOf = (value: Json): string => (isEntry(value) && typeof value.title === 'string' ? value.title : '');

const named = (section: Json | undefined): Ids => new Map(entriesOf(section).map(([id, entry]) => [id, titleOf(entry)]));
const listed = (list: readonly Entry[]): Ids =>
  new Map(list.flatMap((entry) => (typeof entry.id === 'string' ? [[entry.id, titleOf(entry)] as const] : [])));

/** The ids of a document, whatever else is wrong with it. */
export function ownIds(value: Entry): OwnIds {
  const [fact, parameter] = [named(value.facts), named(value.parameters)];
  const tracks = listOf(value.tracks);
  const fields = entriesOf(value.records).flatMap(([, kind]) => (isEntry(kind) ? [...named(kind.fields)] : []));
  const { form } = isEntry(value.dealRegistration) ? value.dealRegistration : {};
  const answers = [...listed(listOf(form))].map(([id, title]) => [`deal.${id}`, title] as const);
  return {
    ...{ fact, parameter, requirement: named(value.requirements), record: named(value.records) },
    value: new Map([...fields, ...answers, ...fact, ...parameter, ...named(value.derived)]),
    track: listed(tracks),
    tier: listed(tracks.flatMap(({ tiers }) => listOf(tiers))),
  };
}
