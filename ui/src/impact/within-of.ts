import type { Selector, Slice } from '@tierwright/simulation';

type Within = NonNullable<Extract<Selector, { part: 'slices' }>['within']>;
type SliceValue = Slice['values'][number];

/** Names the partners with one value of a slice. */
export function withinOf(
  { by, fact }: Pick<Slice, 'by' | 'fact'>,
  { value, deciles }: { readonly value: SliceValue['value']; readonly deciles: SliceValue['deciles'] | undefined },
): Within {
  if (by === 'size') return { by, value: deciles?.buckets ?? null };
  if (by === 'age') return { by, value: typeof value === 'number' ? value : null };
  return { by, fact, value: typeof value === 'number' ? String(value) : value };
}
