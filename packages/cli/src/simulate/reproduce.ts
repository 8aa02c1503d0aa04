import { commandLine, type ImpactReport } from '@tierwright/simulation';
import type { SimulationOutput } from '../output/simulation.ts';
import { isFolder, nameOf, type SimulationInput } from './run-simulation.ts';

type Made = Pick<SimulationInput, 'baseline' | 'candidate' | 'base' | 'dates' | 'partners' | 'items' | 'notices' | 'asked'>;

/** What a report was made of, and the command that makes the same report again. */
export function reproduce(
  { reproduce: made }: ImpactReport,
  { baseline, candidate, base, dates, partners, items, notices, asked }: Made,
): SimulationOutput['reproduce'] {
  if (!made) throw new Error('a report of no shard names no base');
  const each = (option: string, values: readonly string[]) => (values.length > 0 ? [option, ...values] : []);
  const more = [
    ...(isFolder(base) && base.rows === 'valid' ? ['--skip-bad'] : []),
    ...each('--partner', partners),
    ...each('--items', items ? [items.file] : []),
    ...(notices ? ['--notices'] : []),
    ...each('--sweep', asked.sweep),
    ...each('--seek', asked.seek),
    ...each('--move', asked.move),
    ...(dates.from === undefined ? [] : ['--step', asked.step]),
    ...(asked.attribute ? ['--attribute'] : []),
  ];
  return { ...made, command: commandLine({ baseline: baseline.file, candidate: candidate.file, base: nameOf({ base }), ...dates, more }) };
}
