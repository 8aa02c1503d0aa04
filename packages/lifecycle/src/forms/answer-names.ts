import type { FormField } from '@tierwright/program';

type Prefix = 'deal' | 'request' | 'lead';

const known: Readonly<Record<Prefix, WeakMap<readonly FormField[], readonly string[]>>> = {
  deal: new WeakMap(),
  request: new WeakMap(),
  lead: new WeakMap(),
};

/** `<prefix>.<field>` of each field of a form, made once: a key that is put together anew each time is slow to find. */
export function answerNames(fields: readonly FormField[], prefix: Prefix): readonly string[] {
  let names = known[prefix].get(fields);
  if (!names) {
    names = fields.map(({ id }) => `${prefix}.${id}`);
    known[prefix].set(fields, names);
  }
  return names;
}
