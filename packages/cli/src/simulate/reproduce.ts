import { ENGINE_VERSION } from '@tierwright/engine';
import type { BaseFolder } from '../base/open-base.ts';
import type { ProgramFile } from '../files/program-file.ts';
import type { SimulationOutput } from '../output/simulation.ts';
import type { SimulationInput } from './run-simulation.ts';

interface Made {
  baseline: ProgramFile;
  candidate: ProgramFile;
  base: BaseFolder;
  dates: SimulationInput['dates'];
  baseHash: string;
  /** Partners of the base. */
  size: number;
  partners: readonly string[];
}

const quoted = (argument: string) => (/^[\w./:@%+=-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`);

const version = ({ program: { program, version: label }, hash }: ProgramFile) => ({ program, version: label, hash });

/** What a report was made of, and the command that makes the same report again. */
export function reproduce({ baseline, candidate, base, dates, baseHash, size, partners }: Made): SimulationOutput['reproduce'] {
  const { asOf, parametersAsOf, asKnownOn } = dates;
  const command = ['tierwright', 'simulate', baseline.file, candidate.file, '--base', base.folder, '--as-of', asOf];
  if (parametersAsOf !== undefined) command.push('--parameters-as-of', parametersAsOf);
  if (asKnownOn !== undefined) command.push('--as-known-on', asKnownOn);
  if (partners.length > 0) command.push('--partner', ...partners);
  const { seed } = base.manifest;
  return {
    baseline: version(baseline),
    candidate: version(candidate),
    base: { ...(seed === undefined ? {} : { seed }), size, hash: baseHash },
    ...dates,
    engineVersion: ENGINE_VERSION,
    command: command.map(quoted).join(' '),
  };
}
