/** What a business term counts: whole business days, or milliseconds of open time. */
export type BusinessLength = { readonly days: number } | { readonly openTime: number };

const DAYS = /^P(\d+)D$/;
const OPEN_TIME = /^PT(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/;
const parsed = new Map<string, BusinessLength>();

/** The length of `P3D` or `PT8H`. Throws a RangeError for weeks, months, years and mixtures: the language refuses them. */
export function businessLength(text: string): BusinessLength {
  let length = parsed.get(text);
  if (length === undefined) {
    length = parse(text);
    parsed.set(text, length);
  }
  return length;
}

function parse(text: string): BusinessLength {
  const days = DAYS.exec(text);
  if (days) return { days: Number(days[1]) };
  const time = OPEN_TIME.exec(text);
  if (!time) throw new RangeError(`Not a term in business time: ${text}`);
  const [hours = 0, minutes = 0, seconds = 0] = time.slice(1).map((part) => Number(part ?? 0));
  return { openTime: (hours * 3600 + minutes * 60 + seconds) * 1000 };
}
