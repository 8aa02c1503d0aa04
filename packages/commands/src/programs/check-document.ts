import { ENGINE_VERSION, runTests } from '@tierwright/engine';
import { canonicalize, locate, type ParsedProgram, PDL_VERSION, type Problem, type Program, parseProgram } from '@tierwright/program';
import type { CommandCode } from '../command/command-codes.ts';

/** By which language and engine a document was checked: what approvers rely on. */
export const CHECKED_BY = `pdl ${PDL_VERSION}, engine ${ENGINE_VERSION}`;

/** A document that may be published, or why it may not. */
export type Checked =
  | {
      readonly ok: true;
      readonly program: Program;
      readonly hash: string;
      readonly document: string;
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly code: CommandCode; readonly hash: string | null; readonly problems: readonly Problem[] };

/**
 * Everything that is asked of a document before people review it: it loads (PDL1xx, PDL2xx), no placeholder is without a
 * value, its own tests pass. Problems have a place in the text.
 */
export function checkDocument(source: string): Checked {
  const parsed = parseProgram(source);
  const { program, hash = null, document, problems } = parsed;
  if (!program || hash === null || !document) return { ok: false, code: 'CMD201', hash: null, problems };
  const open = placeholders(program).map((problem) => placed(parsed, problem));
  if (open.length > 0) return { ok: false, code: 'CMD203', hash, problems: [...open, ...problems] };
  const failed = failures(program).map((problem) => placed(parsed, problem));
  if (failed.length > 0) return { ok: false, code: 'CMD202', hash, problems: [...failed, ...problems] };
  return { ok: true, program, hash, document: canonicalize(document.value), problems };
}

function placed({ document }: ParsedProgram, problem: Problem): Problem {
  if (!document) return problem;
  const { line, column } = locate(document, problem.pointer);
  return { ...problem, line, column };
}

const holdsNull = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.values(value).some((part) => holdsNull(part)));

/** S10: what nobody knows yet is simulated, never published. */
function placeholders({ parameters = {} }: Program): readonly Problem[] {
  return Object.entries(parameters)
    .filter(([, parameter]) => parameter.placeholder !== undefined && holdsNull(parameter))
    .map(([id, { placeholder }]) => ({
      code: 'CMD203',
      severity: 'error',
      pointer: `/parameters/${id}`,
      message: `The placeholder ${id} has no value: ${placeholder ?? ''}`,
      expected: 'a value',
    }));
}

const SHOWN = 100;

function failures(program: Program): readonly Problem[] {
  const found = runTests(program).flatMap(({ name, failures: wrong }, index) =>
    wrong.map(
      (failure): Problem => ({
        code: 'CMD202',
        severity: 'error',
        pointer: `/tests/${index}`,
        message: `The test “${name}” fails (${failure.case}): ${failure.path} is ${JSON.stringify(failure.got) ?? 'absent'}.`,
        expected: JSON.stringify(failure.expected) ?? 'nothing',
      }),
    ),
  );
  return found.slice(0, SHOWN);
}
