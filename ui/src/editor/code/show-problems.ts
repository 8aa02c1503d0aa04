import type { Problem, Severity } from '@tierwright/program';
import type { CodeSession, SayCode } from './code-session.ts';
import { monaco } from './monaco.ts';
import { problemRange } from './problem-range.ts';

export const OWNER = 'tierwright';

const SEVERITIES: Readonly<Record<Severity, monaco.MarkerSeverity>> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  advice: monaco.MarkerSeverity.Info,
};

const textOf = ({ message, expected, suggestion }: Problem, say: SayCode): string =>
  [message, expected === undefined ? '' : say('expected', { expected }), suggestion ?? ''].filter((line) => line !== '').join('\n');

/** The problems that the code view shows: those of the text as it stands, else why it cannot be read. */
export function problemsShown({ of: { document, checks } }: CodeSession): readonly Problem[] | null {
  const { number, fault } = document.current;
  if (checks.last?.number === number) return checks.last.problems;
  return fault ? [fault] : null;
}

/** Underlines the problems. Those of an older text stay, and move with it, until the newer ones are known. */
export function showProblems(session: CodeSession): void {
  const problems = problemsShown(session);
  if (!problems) return;
  const { text, source } = session;
  const markers = problems.map((problem): monaco.editor.IMarkerData => {
    const { startLineNumber, startColumn, endLineNumber, endColumn } = session.shown(problemRange(problem, text, source));
    return {
      ...{ startLineNumber, startColumn, endLineNumber, endColumn },
      ...{ severity: SEVERITIES[problem.severity], code: problem.code, source: 'PDL', message: textOf(problem, session.of.say) },
    };
  });
  monaco.editor.setModelMarkers(session.model, OWNER, markers);
}
