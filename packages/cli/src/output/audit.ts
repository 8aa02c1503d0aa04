import { type Static, Type } from 'typebox';

/** `tierwright audit verify --json` */
export const AuditOutput = Type.Object(
  {
    ok: Type.Boolean({ description: 'Every chain is whole.' }),
    chains: Type.Array(
      Type.Object(
        {
          tenant: Type.String(),
          rows: Type.Integer({ description: 'Rows that were verified.' }),
          hash: Type.Union([Type.String(), Type.Null()], {
            description: 'Of the last row: keep `rows:hash` elsewhere, as --anchor of later.',
          }),
          broken: Type.Union([Type.Object({ row: Type.Integer(), why: Type.String() }, { additionalProperties: false }), Type.Null()], {
            description: 'The first row that is not what it was.',
          }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type AuditOutput = Static<typeof AuditOutput>;
