import write from 'canonicalize';

/**
 * The canonical JSON text of a value by RFC 8785: keys sorted by UTF-16 code units, no white space, numbers in their
 * shortest form. Undefined members are left out. Values that JSON cannot hold (NaN, half characters) are a bug: it throws.
 */
export function canonicalize(value: unknown): string {
  const text = write(value);
  if (text === undefined) throw new Error('canonicalize was given a value that JSON cannot hold');
  return text;
}
