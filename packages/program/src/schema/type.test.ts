import { Type as TypeBox } from 'typebox';
import { expect, it } from 'vitest';
import { Type } from './type.ts';

/** One schema that uses every builder. */
const written = (type: typeof Type) => {
  const name = type.String({ minLength: 1, description: 'A name.' });
  return type.Object(
    {
      name,
      nick: type.Optional(name),
      age: type.Integer({ minimum: 0 }),
      share: type.Number(),
      none: type.Null({ description: 'Nothing.' }),
      flags: type.Optional(type.Array(type.Boolean({ description: 'A flag.' }), { maxItems: 3 })),
      inner: type.Object({ only: type.Optional(type.Unsafe<'a'>({ enum: ['a'] })) }),
    },
    { additionalProperties: false, description: 'Everything.' },
  );
};

it('PDL-J3: schemas are to the letter those that TypeBox builds', () => {
  expect(JSON.stringify(written(Type), null, 2)).toBe(JSON.stringify(written(TypeBox), null, 2));
  expect(written(Type).required).toEqual(['name', 'age', 'share', 'none', 'inner']);
});
