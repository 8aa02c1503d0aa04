const QUARTERS = ['03-31', '06-30', '09-30', '12-31'] as const;

/** The last days of the quarters of a range, and its own last day. */
export function quarterDays(from: string, through: string): string[] {
  const days: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(through.slice(0, 4)); year += 1)
    for (const end of QUARTERS) days.push(`${String(year).padStart(4, '0')}-${end}`);
  return [...days.filter((day) => day >= from && day < through), through];
}
