import type { Json } from '@tierwright/program';
import { type Static, Type } from 'typebox';
import { closed, count, day, id, instant, listOf, orNull, text } from '../shapes/vocabulary.ts';

/** The vendor's own id of a partner. */
export const partnerId = (description = 'The vendor’s own id of the partner.') =>
  Type.String({ minLength: 1, maxLength: 120, pattern: '^\\P{Cc}+$', description });

/** A JSON object whose members the program, not the API, declares. */
const openObject = (description: string) =>
  Type.Unsafe<{ readonly [name: string]: Json }>({
    type: 'object',
    propertyNames: { type: 'string', minLength: 1, maxLength: 200 },
    additionalProperties: true,
    maxProperties: 500,
    description,
  });

const title = text('What people call it.', 400);
const attributes = openObject('Attributes that facts of programs read, and others.');
const facts = openObject('Given facts: they win over records.');
const previous = openObject('The state before, where the partner comes from elsewhere: `{ "on": day, "tier": id }`.');
const source = Type.String({ minLength: 1, maxLength: 120, description: 'Where it comes from, such as `crm`.' });

export const newPartnerShape = closed({
  id: partnerId(),
  title: Type.Optional(title),
  parent: Type.Optional(partnerId('The partner whose family it belongs to.')),
  attributes: Type.Optional(attributes),
  facts: Type.Optional(facts),
  previous: Type.Optional(previous),
});
export type NewPartner = Static<typeof newPartnerShape>;

export const partnerPatchShape = closed({
  title: Type.Optional(title),
  parent: Type.Optional(orNull(partnerId('The partner whose family it belongs to; null: none.'))),
  attributes: Type.Optional(openObject('Those named are set; null takes one away.')),
  facts: Type.Optional(openObject('Those named are set; null takes one away.')),
  previous: Type.Optional(orNull(previous)),
});
export type PartnerPatch = Static<typeof partnerPatchShape>;

export const partnerShape = closed({
  id: partnerId(),
  title,
  parent: orNull(partnerId()),
  attributes,
  facts,
  previous: orNull(openObject('The state before.')),
  revision: count('Goes up with each change of the partner itself; the ETag.'),
  createdAt: instant('Made.'),
  changedAt: instant('Changed last.'),
});
export type PartnerShown = Static<typeof partnerShape>;

export const accountManagersShape = listOf(
  closed({
    account: Type.Optional(Type.String({ format: 'uuid', maxLength: 36, description: 'Not for the partner’s people.' })),
    name: text('What people call them.', 400),
  }),
  200,
  'Who looks after the partner, by name.',
);
export type AccountManagers = Static<typeof accountManagersShape>;

export const partnerWithRecordsShape = closed({
  ...partnerShape.properties,
  accountManagers: accountManagersShape,
  records: Type.Record(Type.String({ maxLength: 200 }), count('How many hold now.'), { description: 'By kind.' }),
});

export const newRecordsShape = closed({
  source: Type.Optional(source),
  records: Type.Array(
    closed({
      kind: id('A record kind of the program.'),
      id: Type.Optional(id('Of a record to take away; else it stands in the body.')),
      sourceRef: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 200,
          description: 'The source’s own id of it. The same again is kept once; with another body it corrects.',
        }),
      ),
      body: orNull(openObject('The fields; null takes the record away that `id` or `sourceRef` names.')),
    }),
    { minItems: 1, maxItems: 1000 },
  ),
});
export type NewRecords = Static<typeof newRecordsShape>;

export const appendedShape = closed({
  added: count('New.'),
  corrected: count('Known already, with another body.'),
  unchanged: count('Known already as they are.'),
});
export type AppendedShown = Static<typeof appendedShape>;

export const recordShape = closed({
  seq: count('Its number; rises with time.'),
  partner: partnerId(),
  kind: id('Its kind; `partner.change`: how the partner itself changed.'),
  id: orNull(Type.String({ maxLength: 200 })),
  recordedAt: instant('When we learnt of it.'),
  source: Type.String({ maxLength: 120 }),
  sourceRef: orNull(Type.String({ maxLength: 200 })),
  replaces: orNull(count('The row that it corrects.')),
  replacedBy: orNull(count('The row that corrects it.')),
  body: orNull(openObject('Null: taken away.')),
});
export type RecordShown = Static<typeof recordShape>;

const loaded = Type.Record(Type.String({ minLength: 1, maxLength: 200 }), orNull(day('Loaded through this day; null: not.')), {
  maxProperties: 200,
  description: 'By record kind.',
});
export const newWatermarksShape = closed({ source, loaded });
export type NewWatermarks = Static<typeof newWatermarksShape>;
export const watermarksShape = closed({
  loaded: orNull(loaded),
  sources: listOf(
    closed({ kind: id('A record kind.'), source, throughOn: orNull(day('The last day loaded.')), recordedAt: instant('Told.') }),
    5000,
  ),
});
export type WatermarksShown = Static<typeof watermarksShape>;
