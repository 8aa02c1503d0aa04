import type { Json, ValueInfo, ValueType } from '@tierwright/program';
import type { Known } from '../conditions/known.ts';
import { firstValue } from '../conditions/operators.ts';
import { titleOfWord } from '../conditions/word-titles.ts';
import { itemsOf, membersOf, textOf, titleOf } from '../document/reading.ts';
import type { Choice } from '../entries/choice-member.tsx';

/** What a value of a test is. */
export interface Kind {
  readonly type: ValueType;
  readonly unit?: string;
  /** What can be chosen, where that is known. */
  readonly words?: readonly Choice[];
  /** It may have a value for each of these: groups, tiers. Where there is none to choose, the names are written. */
  readonly each?: readonly Choice[];
  /** It has no other value than one for each. */
  readonly isEachNeeded?: boolean;
  /** It is a list of objects, which have these fields. */
  readonly fields?: readonly Offer[];
  /** What null means. */
  readonly none: 'notKnown' | 'notLoaded' | 'noValue';
}

/** Something that a test can say a value of. */
export interface Offer {
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  /** Of a field: records may lack it. */
  readonly isOptional?: boolean;
}

const unquoted = (name: string): string => name.replace(/^“(.*)”$/s, '$1');
const byTitle = (one: Offer, other: Offer): number => (one.title < other.title ? -1 : one.title > other.title ? 1 : 0);

/** The groups of a field, where all are listed. */
export const groupChoices = ({ types }: Known, field: string): readonly Choice[] =>
  (types.groups.get(field)?.values ?? []).map((word) => ({ value: word, label: word }));

function kindOf(known: Known, { id, type, unit, values, by }: ValueInfo): Kind {
  return {
    ...{ type, none: 'notKnown' },
    ...(unit === undefined ? {} : { unit }),
    ...(values?.length ? { words: values.map((word) => ({ value: word, label: titleOfWord(known, id, word) })) } : {}),
    ...(by === undefined ? {} : { each: groupChoices(known, by), isEachNeeded: true }),
  };
}

/** Never given: they come with the day and the partner. */
const NEVER: ReadonlySet<string> = new Set(['today', 'partner.id']);

/** Facts and derived values that a test gives or expects, and what is known of a deal. */
export function factOffers(known: Known): readonly Offer[] {
  const { types, sentences } = known;
  const infos = [...types.declared.values(), ...types.others.values()];
  return [
    ...infos
      .filter(({ id, of, records }) => of !== 'parameter' && of !== 'group' && !NEVER.has(id) && !records)
      .map((info) => ({ id: info.id, title: unquoted(sentences.nameOfValue(info.id)), kind: kindOf(known, info) })),
    ...lineOffers(known),
  ].sort(byTitle);
}

/** The lines of a deal: records that are given as a fact. */
function lineOffers(known: Known): readonly Offer[] {
  const fields = known.types.kinds.get('dealLine')?.fields;
  const form = known.program.dealRegistration?.form?.find(({ type }) => type === 'lines');
  if (!fields || !form) return [];
  const titles = new Map((form.of ?? []).map(({ id, title }) => [id, title]));
  const own = fieldOffers(known, 'dealLine').filter(({ id }) => fields.has(id));
  const titled = own.map((offer) => ({
    ...offer,
    title: titles.get(offer.id) ?? offer.title,
    isOptional: fields.get(offer.id)?.optional === true,
  }));
  return [{ id: 'deal.lines', title: form.title, kind: { type: 'set', fields: titled, none: 'notKnown' } }];
}

/** Attributes of partners, as facts read them. */
export function attributeOffers(known: Known): readonly Offer[] {
  const found = new Map<string, Offer>();
  for (const [id, fact] of known.types.facts) {
    const info = known.types.declared.get(id);
    if (fact.attribute === undefined || !info || found.has(fact.attribute)) continue;
    found.set(fact.attribute, { id: fact.attribute, title: fact.title ?? fact.attribute, kind: kindOf(known, info) });
  }
  return [...found.values()].sort(byTitle);
}

/** Every tier, as people tell it: with its track where there are several. */
export function tierChoices({ program }: Known): readonly Choice[] {
  const tracks = itemsOf(program.tracks as unknown as Json);
  const found = new Map<string, string>();
  for (const track of tracks)
    for (const tier of itemsOf(membersOf(track).tiers)) {
      const id = textOf(membersOf(tier).id);
      if (id !== '' && !found.has(id)) found.set(id, titleOf(tier));
    }
  return [...found].map(([value, label]) => ({ value, label }));
}

/** Parameters that a test fixes: a value, or one for each tier. */
export function parameterOffers(known: Known): readonly Offer[] {
  return Object.entries(known.program.parameters ?? {})
    .flatMap(([id, parameter]): Offer[] => {
      const info = known.types.declared.get(id);
      if (!info) return [];
      const { each: _each, isEachNeeded: _needed, ...kind } = kindOf(known, info);
      const tiers =
        parameter.byTier === undefined ? {} : { each: tierChoices(known).filter(({ value }) => value in (parameter.byTier ?? {})) };
      return [{ id, title: parameter.title ?? id, kind: { ...kind, ...tiers, none: 'noValue' } }];
    })
    .sort(byTitle);
}

/** Kinds of records, and the fields of one. */
export const recordChoices = ({ program, types }: Known): readonly Choice[] =>
  [...types.kinds.keys()].map((id) => ({
    value: id,
    label: textOf(membersOf(membersOf(program.records as unknown as Json)[id]).title) || id,
  }));

export function fieldOffers(known: Known, record: string, titles = { recordedOn: '', copies: '' }): readonly Offer[] {
  const { types, program } = known;
  const day: Kind = { type: 'date', none: 'notKnown' };
  const own = [...(types.kinds.get(record)?.fields.keys() ?? [])].flatMap((id): Offer[] => {
    const info = types.readInRecord(id, record);
    return info ? [{ id, title: program.records?.[record]?.fields?.[id]?.title ?? id, kind: kindOf(known, info) }] : [];
  });
  return [
    ...own,
    { id: 'recordedOn', title: titles.recordedOn, kind: day },
    { id: 'copies', title: titles.copies, kind: { type: 'integer', none: 'notKnown' } },
  ];
}

/** A value to begin with. */
export function firstOf({ type, words, each, isEachNeeded = false, fields }: Kind, day: string): Json {
  if (fields) return [Object.fromEntries(fields.filter(({ isOptional }) => !isOptional).map(({ id, kind }) => [id, firstOf(kind, day)]))];
  const begin = firstValue({ type, many: type === 'set', ...(words ? { words: words.map(({ value }) => value) } : {}) }, day);
  if (each === undefined || !isEachNeeded) return begin;
  const [first] = each;
  return first ? { [first.value]: begin } : {};
}

/** A record with all that one of its kind must have. */
export const newRecord = (known: Known, record: string, day: string): Json =>
  Object.fromEntries(
    fieldOffers(known, record)
      .filter(({ id }) => known.types.kinds.get(record)?.fields.get(id) !== undefined)
      .filter(({ id }) => known.types.kinds.get(record)?.fields.get(id)?.optional !== true)
      .map(({ id, kind }) => [id, firstOf(kind, day)]),
  );
