type Version = readonly [number, number, number];

const numbers = (text: string): { version: Version; given: number } => {
  const parts = text.replace(/^v/, '').split('.').slice(0, 3).map(Number).filter(Number.isInteger);
  return { version: [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0], given: parts.length };
};

const compare = (a: Version, b: Version): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** The first version above what `text` names with its given parts: "20" ends at 21.0.0, "20.1" at 20.2.0. */
const end = (version: Version, parts: number): Version => {
  if (parts <= 1) return [version[0] + 1, 0, 0];
  return parts === 2 ? [version[0], version[1] + 1, 0] : [version[0], version[1], version[2] + 1];
};

const meets = (version: Version, comparator: string): boolean => {
  const [, operator = '', text = ''] = /^(>=|<=|>|<|\^|~|=)?(.*)$/.exec(comparator) ?? [];
  if (text === '' || text === '*') return true;
  const { version: bound, given } = numbers(text);
  switch (operator) {
    case '>=':
      return compare(version, bound) >= 0;
    case '<':
      return compare(version, bound) < 0;
    case '>':
      return compare(version, end(bound, given)) >= 0;
    case '<=':
      return compare(version, end(bound, given)) < 0;
    case '^':
      return compare(version, bound) >= 0 && compare(version, end(bound, 1)) < 0;
    case '~':
      return compare(version, bound) >= 0 && compare(version, end(bound, Math.min(given, 2))) < 0;
    default:
      return compare(version, bound) >= 0 && compare(version, end(bound, given)) < 0;
  }
};

/** Whether an `engines.node` range admits a version, as far as such ranges go: `||`, spaces, comparators, `^`, `~`, `18.x`. */
export const admits = (range: string, version: string): boolean =>
  range.split('||').some((part) =>
    part
      .replace(/(>=|<=|>|<|\^|~|=)\s+/g, '$1')
      .trim()
      .split(/\s+/)
      .every((comparator) => meets(numbers(version).version, comparator)),
  );
