import { type Static, Type } from 'typebox';

/** `tierwright admin create --json` */
export const AdminOutput = Type.Object(
  {
    ok: Type.Literal(true),
    tenant: Type.String(),
    account: Type.String(),
    login: Type.String(),
    password: Type.Union([Type.String(), Type.Null()], {
      description: 'To be replaced at the first sign-in, shown once; null where TIERWRIGHT_ADMIN_PASSWORD gave it.',
    }),
  },
  { additionalProperties: false },
);
export type AdminOutput = Static<typeof AdminOutput>;
