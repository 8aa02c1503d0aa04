/** A value that the test knows to be there; anything else is a fault of the test. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('A value that should be there is missing.');
  return value;
}
