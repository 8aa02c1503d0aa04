import { commandLine, type ImpactReport } from '@tierwright/simulation';
import type { SimulationOutput } from '../output/simulation.ts';
import type { SimulationInput } from './run-simulation.ts';

type Made = Pick<SimulationInput, 'baseline' | 'candidate' | 'base' | 'dates' | 'partners'>;

/** What a report was made of, and the command that makes the same report again. */
export function reproduce(
  { reproduce: made }: ImpactReport,
  { baseline, candidate, base, dates, partners }: Made,
): SimulationOutput['reproduce'] {
  if (!made) throw new Error('a report of no shard names no base');
  const more = partners.length > 0 ? ['--partner', ...partners] : [];
  return { ...made, command: commandLine({ baseline: baseline.file, candidate: candidate.file, base: base.folder, ...dates, more }) };
}
