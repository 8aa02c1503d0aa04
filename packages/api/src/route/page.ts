import { type Static, type TSchema, Type } from 'typebox';

/** Where a list goes on, and how much of it. */
export const PAGE_QUERY = {
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1000, description: 'The `next` of the page before.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: 'Default 50.' })),
};

/** A query with these parameters and no others. */
export const queryOf = <P extends Record<string, TSchema>>(parameters: P) => Type.Object(parameters, { additionalProperties: false });

/** The parameters of a path: texts. */
export const pathOf = <P extends Record<string, TSchema>>(parameters: P) => Type.Object(parameters, { additionalProperties: false });

/** A page of a list. */
export const pageOf = <S extends TSchema>(item: S) =>
  Type.Object(
    {
      items: Type.Array(item, { maxItems: 200 }),
      next: Type.Unsafe<string | null>({
        type: ['string', 'null'],
        maxLength: 1000,
        description: 'The cursor of the next page; null: this is the last.',
      }),
    },
    { additionalProperties: false },
  );

/** What a page is asked by. */
export type PageQuery = Static<ReturnType<typeof queryOf<typeof PAGE_QUERY>>>;
