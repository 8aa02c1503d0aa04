import type { Problem, Severity } from '@tierwright/program';
import { tellTime } from '../document/tell-time.ts';
import type { CodeSession, SayCode } from './code-session.ts';
import { monaco } from './monaco.ts';
import { problemRange } from './problem-range.ts';
import type { Range } from './source-parts.ts';

export const OWNER = 'tierwright';

const SEVERITIES: Readonly<Record<Severity, monaco.MarkerSeverity>> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  advice: monaco.MarkerSeverity.Info,
};

const textOf = ({ message, expected, suggestion }: Problem, say: SayCode): string =>
  [message, expected === undefined ? '' : say('expected', { expected }), suggestion ?? ''].filter((line) => line !== '').join('\n');

/** A problem, and what is underlined. */
interface Shown {
  readonly problem: Problem;
  readonly place: Range;
}

/** The problems that the code view shows: those of the text as it stands, else why it cannot be read; null where nothing is known. */
export function problemsShown({ of: { document, checks } }: CodeSession): readonly Shown[] | null {
  const { number, fault, text } = document.current;
  const { last } = checks;
  if (last?.number === number) return last.problems.map((problem, index) => ({ problem, place: last.places[index] as Range }));
  return fault ? [{ problem: fault, place: problemRange(fault, text, null) }] : null;
}

/** Underlines the problems. Those of an older text stay, and move with it, until the newer ones are known. */
export function showProblems(session: CodeSession): void {
  const problems = problemsShown(session);
  if (!problems) return;
  const markers = problems.map(({ problem, place }): monaco.editor.IMarkerData => {
    const { startLineNumber, startColumn, endLineNumber, endColumn } = session.shown(place);
    return {
      ...{ startLineNumber, startColumn, endLineNumber, endColumn },
      ...{ severity: SEVERITIES[problem.severity], code: problem.code, source: 'PDL', message: textOf(problem, session.of.say) },
    };
  });
  monaco.editor.setModelMarkers(session.model, OWNER, markers);
  tellTime('markers', session.of.document.current.number);
}
