const MEASURES = ['demotedWithoutGracePercent', 'benefitCostRisePercent', 'runningDealsChanged', 'noticesPerDay'] as const;
type Measure = (typeof MEASURES)[number];

/** What a trial on all partners found, as a release keeps it. */
export interface DryRunTold {
  readonly summary: string;
  readonly partners: number;
  readonly undecided: number;
  readonly measured: readonly {
    readonly measure: Measure;
    readonly atMost: number;
    readonly found: number | null;
    readonly isWithin: boolean;
  }[];
}

/** The report of a release; null where it has none, or one of another form. */
export function readDryRun(report: unknown): DryRunTold | null {
  if (typeof report !== 'object' || report === null) return null;
  const { summary, partners, undecided, measured } = report as Readonly<Record<string, unknown>>;
  if (typeof summary !== 'string' || typeof partners !== 'number' || typeof undecided !== 'number') return null;
  return {
    summary,
    partners,
    undecided,
    measured: Array.isArray(measured) ? (measured as DryRunTold['measured']).filter(({ measure }) => MEASURES.includes(measure)) : [],
  };
}
