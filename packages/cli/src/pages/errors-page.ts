import { BASE_CODES } from '@tierwright/bases';
import { COMMAND_CODES } from '@tierwright/commands';
import { PATH_PROBLEMS } from '@tierwright/engine';
import { REFUSAL_CODES, STORY_CODES } from '@tierwright/lifecycle';
import { PROBLEM_CODES } from '@tierwright/program';
import { SAMPLE_DATA_PROBLEMS } from '@tierwright/sample-data';
import { SIMULATION_PROBLEMS } from '@tierwright/simulation';
import { STORE_CODES } from '@tierwright/store';
import { FAILURE_CODES } from '../failures/codes.ts';
import { markdownTable } from '../terminal/markdown.ts';

const INTRODUCTION = `# Errors

Generated from the tables in the code; \`npm run generate\` writes it. Codes are stable: a code never changes its meaning and
is never used again.

- **PDL1xx** the text and the shape of a document, **PDL2xx** its meaning, **PDL4xx** the data of a partner, **PDL6xx**
  advice. Each finding has a JSON pointer, a line and a column, the offending value, what was expected and often a
  suggestion. An error stops the document from being used; a warning and advice do not.
- **OPSxxx** a step of a deal, an approval, an onboarding, a member, a fund request or a lead that is not taken: the item
  stays as it was.
- **PATHxxx** a question about a path to a tier, or about when one lapses.
- **SIMxxx** a simulation: what it is asked, and of which base.
- **STORYxxx** a story file.
- **DATAxxx** the generator of sample data.
- **BASE1xx** partners in files, snapshots in files: each finding has file, line and column.
- **TWxxx** the command itself: how it was called, which files it could not use.
- **API1xx** a request that did not reach its command, **CMDxxx** a command that was not done: nothing of it is kept. Both are
  the code of a problem document (RFC 9457).
- **STO1xx** the database, **SRVxxx** a process of the server that does not start, or ends.
`;

type Coded = Readonly<Record<string, { readonly title: string; readonly advice: string; readonly status?: number }>>;

/** Tables of what the command is not made of. */
export interface ServiceCodes {
  readonly api: Coded;
  readonly server: Coded;
}

/** Text of a cell in which `code` stays code. */
const rows = (head: string[], body: string[][]): string =>
  markdownTable([head, ...body])
    .join('\n')
    .replaceAll('\\`', '`');

const section = (title: string, text: string) => `## ${title}\n\n${text}\n`;

const answered = (codes: Coded) => Object.entries(codes).map(([code, { title, status, advice }]) => [code, title, String(status), advice]);

/** docs/errors.md: every code, what it says and what to do. */
export function errorsPage({ api, server }: ServiceCodes): string {
  const problems = Object.entries(PROBLEM_CODES).sort(([a], [b]) => (a < b ? -1 : 1));
  const documents = problems.map(([code, { title, severity, advice }]) => [code, title, severity, advice]);
  const data = Object.entries(SAMPLE_DATA_PROBLEMS).map(([code, { title, hint }]) => [code, title, hint]);
  const adviceOf = (codes: Readonly<Record<string, { title: string; advice: string }>>) =>
    Object.entries(codes).map(([code, { title, advice }]) => [code, title, advice]);
  const own = Object.entries(FAILURE_CODES).map(([code, { title, exit, advice }]) => [code, title, String(exit), advice]);
  return [
    INTRODUCTION,
    section('Documents and partner files', rows(['code', 'what', 'severity', 'what to do'], documents)),
    section('Steps of items', rows(['code', 'what', 'what to do'], adviceOf(REFUSAL_CODES))),
    section('Paths and lapses', rows(['code', 'what', 'what to do'], adviceOf(PATH_PROBLEMS))),
    section('Simulations', rows(['code', 'what', 'what to do'], adviceOf(SIMULATION_PROBLEMS))),
    section('Stories', rows(['code', 'what', 'what to do'], adviceOf(STORY_CODES))),
    section('Sample data', rows(['code', 'what', 'what to do'], data)),
    section('Bases in files', rows(['code', 'what', 'what to do'], adviceOf(BASE_CODES))),
    section('The command', rows(['code', 'what', 'exit', 'what to do'], own)),
    section('Requests', rows(['code', 'what', 'status', 'what to do'], answered(api))),
    section('Commands of the service', rows(['code', 'what', 'status', 'what to do'], answered(COMMAND_CODES))),
    section(
      'The database',
      rows(
        ['code', 'what it means, and what to do'],
        Object.entries(STORE_CODES).map(([code, text]) => [code, text]),
      ),
    ),
    section('The processes', rows(['code', 'what', 'what to do'], adviceOf(server))),
  ].join('\n');
}
