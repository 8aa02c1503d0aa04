import { VARIABLES } from '../configuration/variables.ts';

const VERBS = [
  ['all', 'store, API and workers in one process; the embedded store where DATABASE_URL is not set'],
  ['api', 'the API alone, on PostgreSQL'],
  ['worker', 'workers alone, on PostgreSQL and Temporal'],
  ['migrate', 'brings the tables up to date as their owner, and ends'],
  ['samples FOLDER', 'where there is no embedded store yet, makes one with the programs of FOLDER, partners and running work'],
  ['health', 'asks the API of this machine (--worker: the worker) whether it is well; ends with 0 if it is'],
] as const;

const table = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join('\n');
};

/** What `tierwright-server --help` prints. */
export const HELP = `tierwright-server: programs, partners and deals as a service

${table(VERBS)}

Environment:
${table(Object.entries(VARIABLES).map(([name, { meaning, otherwise }]) => [name, `${meaning} (default: ${otherwise})`]))}

It writes a line of JSON for each event to standard output. SIGINT and SIGTERM stop it: no new requests, running ones
finish, activities finish or are handed back, the store is closed. It ends with 0, or 1 where it could not do its work,
or 2 where it was not understood.`;
