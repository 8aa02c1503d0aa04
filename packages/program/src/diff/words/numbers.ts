const formats = new Map<number, Intl.NumberFormat>();

/** Made when it is first needed: the first Intl object of a process costs tens of milliseconds. */
function formatted(value: number, minimumFractionDigits: number): string {
  let format = formats.get(minimumFractionDigits);
  if (!format) {
    format = new Intl.NumberFormat('en-US', { minimumFractionDigits, maximumFractionDigits: 20 });
    formats.set(minimumFractionDigits, format);
  }
  return format.format(value);
}

/** 1234.5 is "1,234.5". */
export const numberInWords = (value: number) => formatted(value, 0);

/** 50000 is "50,000 USD", 1234.5 is "1,234.50 USD". */
export function amountInWords(major: number, currency: string): string {
  return `${formatted(major, Number.isInteger(major) ? 0 : 2)} ${currency}`;
}

const irregular: Record<string, string> = { people: 'person' };

/** The unit of one: "users" is "user", "people" is "person". */
function singular(unit: string): string {
  if (irregular[unit] !== undefined) return irregular[unit];
  if (unit.endsWith('ies')) return `${unit.slice(0, -3)}y`;
  if (/(?:s|x|ch|sh)es$/.test(unit)) return unit.slice(0, -2);
  return unit.endsWith('s') && !unit.endsWith('ss') ? unit.slice(0, -1) : unit;
}

/** "1 person", "12 people". */
export function countInWords(value: number, unit: string): string {
  return `${numberInWords(value)} ${value === 1 || value === -1 ? singular(unit) : unit}`;
}
