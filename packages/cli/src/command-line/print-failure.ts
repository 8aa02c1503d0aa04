import { problemLines } from '../check/problem-lines.ts';
import { FAILURE_CODES } from '../failures/codes.ts';
import type { Failure } from '../failures/failure.ts';
import type { FailureOutput } from '../output/failure.ts';
import type { Session } from '../terminal/session.ts';

const SHOWN_PROBLEMS = 10;

/** Says why a command ended early: on standard error, or with `--json` as JSON on standard output. */
export function printFailure(failure: Failure, session: Session) {
  const { code, message } = failure;
  const { file, line, column, suggestion = FAILURE_CODES[code].advice, problems = [] } = failure.details;
  if (session.json) {
    const error: FailureOutput['error'] = { code, message, suggestion };
    if (file !== undefined) error.file = file;
    if (line !== undefined) error.line = line;
    if (column !== undefined) error.column = column;
    if (problems.length > 0) error.problems = [...problems];
    session.printJson({ ok: false, error } satisfies FailureOutput);
    return;
  }
  const style = session.remarkStyle;
  session.remark(`${style.red(`error ${code}`)}  ${message}`);
  for (const problem of problems.slice(0, SHOWN_PROBLEMS)) {
    session.remark(
      problemLines(file ?? '', problem, undefined, style)
        .map((text) => `  ${text}`)
        .join('\n'),
    );
  }
  if (problems.length > SHOWN_PROBLEMS) session.remark(`  … and ${problems.length - SHOWN_PROBLEMS} more.`);
  session.remark(`  ${style.green(suggestion)}`);
}
