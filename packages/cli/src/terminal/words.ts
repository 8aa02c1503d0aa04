let numbers: Intl.NumberFormat | undefined;

/** A number with thousands separators: `4,000`. */
export const shown = (value: number): string => {
  // The first Intl object of a process costs tens of milliseconds, and most numbers need none.
  if (Number.isInteger(value) && Math.abs(value) < 1000) return String(value);
  numbers ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
  return numbers.format(value);
};

/** `1 error`, `4,000 errors`. */
export const count = (amount: number, singular: string, plural = `${singular}s`): string =>
  `${shown(amount)} ${amount === 1 ? singular : plural}`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
