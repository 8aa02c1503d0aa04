import type { Verb } from '../configuration/read-configuration.ts';
import { ServerFailure } from '../failures/server-failure.ts';

/** What the process was asked to do. */
export type Arguments =
  | { readonly verb: 'help' }
  /** Asks a process of this machine whether it is well. */
  | { readonly verb: 'health'; readonly of: 'api' | 'worker' }
  /** `samples`: folder of the programs to begin with, where the store is empty. */
  | { readonly verb: Verb; readonly samples?: string };

const VERBS: readonly Verb[] = ['all', 'api', 'worker', 'migrate'];

const notUnderstood = (text: string) => new ServerFailure('SRV104', `${text} See "tierwright-server --help".`);

function samplesOf(verb: Verb, options: readonly string[]): string | undefined {
  const [option, folder, ...rest] = options;
  if (option === undefined) return undefined;
  if (option !== '--sample-data' || verb !== 'all') throw notUnderstood(`"${verb}" has no option "${option}".`);
  if (folder === undefined) throw notUnderstood('--sample-data needs the folder of the programs.');
  if (rest[0] !== undefined) throw notUnderstood(`"${verb}" has no option "${rest[0]}".`);
  return folder;
}

/** Reads the arguments after the program's name; throws a `ServerFailure` where they are not understood. */
export function readArguments([verb, ...options]: readonly string[]): Arguments {
  if (verb === undefined) throw notUnderstood('It has to be told what to be: all, api, worker or migrate.');
  if (verb === '--help' || verb === '-h' || options.includes('--help')) return { verb: 'help' };
  if (verb === 'health') {
    if (options.length === 0) return { verb, of: 'api' };
    if (options.length === 1 && options[0] === '--worker') return { verb, of: 'worker' };
    throw notUnderstood(`"health" has no option "${options.find((option) => option !== '--worker') ?? '--worker'}".`);
  }
  const known = VERBS.find((name) => name === verb);
  if (!known) throw notUnderstood(`There is no "${verb}": it can be all, api, worker, migrate or health.`);
  const samples = samplesOf(known, options);
  return { verb: known, ...(samples === undefined ? {} : { samples }) };
}
