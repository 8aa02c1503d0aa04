import { Type } from 'typebox';
import { PAGE_QUERY, queryOf } from '../../route/page.ts';

const id = Type.String({ minLength: 1, maxLength: 200 });

/** What every list of items is asked by. */
const ITEM_QUERY = {
  ...PAGE_QUERY,
  state: Type.Optional(Type.String({ minLength: 1, maxLength: 40, description: 'Only in this state.' })),
  partner: Type.Optional(Type.String({ minLength: 1, maxLength: 120, description: 'Only of this partner.' })),
  program: Type.Optional(Type.String({ minLength: 1, maxLength: 120, description: 'Only under this program.' })),
  isOver: Type.Optional(Type.Boolean({ description: 'Only those that are over, or are not.' })),
  holder: Type.Optional(Type.Unsafe<'me'>({ type: 'string', enum: ['me'], description: 'Only what waits for you.' })),
};
export const itemQuery = queryOf(ITEM_QUERY);

/** The same for items of a customer. */
export const customerQuery = queryOf({
  ...ITEM_QUERY,
  customer: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Part of a customer’s name, domain or number.' })),
});

/** One item by its id. */
export const itemId = id;
/** The program, where there are several. */
export const programQuery = queryOf({
  program: Type.Optional(Type.String({ minLength: 1, maxLength: 120, description: 'The program, where there are several.' })),
});
