import type { Condition, Program } from '@tierwright/program';
import { matrixPartner, matrixProgram } from '../matrix-program.ts';

/** So many requirements has each of the four tiers. */
export const REQUIREMENTS = 26;
export const REGIONS: readonly string[] = ['apac', 'emea', 'latam', 'na'];

/** One way a deal may go: those of a region from an amount on. Later ones go before earlier ones. */
interface RouteRule {
  readonly route: string;
  readonly regions: readonly string[];
  readonly atLeast: number;
}

/** Twelve routes: three amounts in four regions, every second one shared with the next region. */
export const ROUTES: readonly RouteRule[] = [5, 20, 45].flatMap((atLeast, level) =>
  REGIONS.map((region, place) => ({
    route: `route${level}.${place}`,
    regions: place % 2 === 0 ? [region] : [region, REGIONS[(place + 1) % REGIONS.length] as string],
    atLeast: atLeast + 3 * place,
  })),
);

/** The least of a requirement for each tier, from the lowest. */
export function limitsOf(program: Program, requirement: number): number[] {
  const values = program.parameters?.[`min.${requirement}`]?.byTier ?? {};
  return Object.values(values).map(Number);
}

/** Four tiers of 26 requirements each, and twelve routes of which the last one that holds is taken. */
export function fieldProgram(): Program {
  const matrix = matrixProgram(REQUIREMENTS);
  const qualify = ({ regions, atLeast }: RouteRule): Condition => ({
    all: [
      { fact: 'region', operator: 'in', value: [...regions] },
      { fact: 'amount', operator: 'greaterThanInclusive', value: atLeast },
    ],
  });
  return {
    ...matrix,
    title: '4 tiers × 26 requirements and 12 routes',
    facts: {
      ...matrix.facts,
      region: { title: 'Region', type: 'enum', values: [...REGIONS], attribute: 'region' },
      amount: { title: 'Amount', type: 'integer', attribute: 'amount', onMissing: 0 },
    },
    tracks: [
      ...(matrix.tracks ?? []),
      { id: 'routes', title: 'Routes', tiers: ROUTES.map((rule) => ({ id: rule.route, title: rule.route, qualify: qualify(rule) })) },
    ],
  };
}

/** What one partner brings, by fact. */
export interface FieldPartner {
  readonly measures: readonly number[];
  readonly region: string;
  readonly amount: number;
}

export function fieldPartner(index: number): FieldPartner {
  return {
    measures: Object.values(matrixPartner(REQUIREMENTS, index)),
    region: REGIONS[(index * 7) % REGIONS.length] as string,
    amount: (index * 13) % 80,
  };
}
