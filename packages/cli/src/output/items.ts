import { type Static, Type } from 'typebox';

/** `tierwright items export --json` */
export const ItemsExportOutput = Type.Object(
  { ok: Type.Literal(true), program: Type.String(), file: Type.String(), lines: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
);
export type ItemsExportOutput = Static<typeof ItemsExportOutput>;
