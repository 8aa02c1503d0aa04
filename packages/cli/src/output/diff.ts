import { type Static, Type } from 'typebox';
import { hash } from './hash.ts';

const side = Type.Object({ program: Type.String(), version: Type.String(), title: Type.String(), hash }, { additionalProperties: false });
const ids = Type.Array(Type.String());

/** `tierwright diff --json` */
export const DiffOutput = Type.Object(
  {
    equal: Type.Boolean({ description: 'The same hash.' }),
    from: side,
    to: side,
    changes: Type.Array(
      Type.Object(
        {
          kind: Type.Union(
            [Type.Literal('added'), Type.Literal('removed'), Type.Literal('changed'), Type.Literal('moved'), Type.Literal('text')],
            { description: 'text: what people read, which decides nothing. moved: a place in an order that decides.' },
          ),
          section: Type.String(),
          pointer: Type.String({ description: 'In the later program; in the earlier one for removed.' }),
          also: Type.Optional(Type.Array(Type.String(), { description: 'Further places that the same sentence covers.' })),
          before: Type.Optional(Type.Unknown()),
          after: Type.Optional(Type.Unknown()),
          sentence: Type.String(),
          reaches: Type.Object(
            { tracks: ids, tiers: ids, requirements: ids, benefits: ids, others: ids },
            { additionalProperties: false, description: 'Ids of what the change reaches; tiers as track/tier.' },
          ),
          eases: Type.Optional(
            Type.Union([Type.Literal('easier'), Type.Literal('harder')], { description: 'Only where that is certain.' }),
          ),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type DiffOutput = Static<typeof DiffOutput>;
