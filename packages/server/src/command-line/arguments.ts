import type { Verb } from '../configuration/read-configuration.ts';
import { ServerFailure } from '../failures/server-failure.ts';

/** What the process was asked to do. */
export type Arguments =
  | { readonly verb: 'help' }
  /** Asks a process of this machine whether it is well. */
  | { readonly verb: 'health'; readonly of: 'api' | 'worker' }
  /** `folder`: of programs. */
  | { readonly verb: 'samples'; readonly folder: string }
  | { readonly verb: Exclude<Verb, 'samples'> };

const VERBS = ['all', 'api', 'worker', 'migrate'] as const;

const notUnderstood = (text: string) => new ServerFailure('SRV104', `${text} See "tierwright-server --help".`);

/** Reads the arguments after the program's name; throws a `ServerFailure` where they are not understood. */
export function readArguments([verb, ...options]: readonly string[]): Arguments {
  if (verb === undefined) throw notUnderstood('It has to be told what to be: all, api, worker or migrate.');
  if (verb === '--help' || verb === '-h' || options.includes('--help')) return { verb: 'help' };
  const [first, more] = options;
  if (verb === 'samples') {
    if (first === undefined) throw notUnderstood('"samples" needs the folder of the programs.');
    if (more !== undefined) throw notUnderstood(`"samples" has no option "${more}".`);
    return { verb, folder: first };
  }
  if (verb === 'health') {
    if (first === undefined) return { verb, of: 'api' };
    if (first === '--worker' && more === undefined) return { verb, of: 'worker' };
    throw notUnderstood(`"health" has no option "${more ?? first}".`);
  }
  const known = VERBS.find((name) => name === verb);
  if (!known) throw notUnderstood(`There is no "${verb}": it can be all, api, worker, migrate, samples or health.`);
  if (first !== undefined) throw notUnderstood(`"${verb}" has no option "${first}".`);
  return { verb: known };
}
