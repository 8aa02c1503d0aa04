import { type Json, type Problem, toPointer } from '@tierwright/program';
import { useProblemsAt } from '../check/use-checks.ts';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import type { Members } from '../document/reading.ts';
import { removeMember } from '../document/remove-member.ts';
import { useDocument, useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';

/** The program of the document, and how its parts are changed. */
export interface Editing {
  readonly program: Members;
  readonly isReadOnly: boolean;
  /** One step of the history. `joins`: quick changes of one field are one. */
  readonly edit: (label: string, change: (edits: JsonEdits) => void, joins?: string) => boolean;
}

export function useEditing(): Editing {
  const document = useDocument();
  const { value, fault } = useEdition();
  return {
    program: value,
    isReadOnly: fault !== null,
    edit: (label, change, joins) => document.edit(label, change, { at: performance.now(), ...(joins === undefined ? {} : { joins }) }),
  };
}

/** One value of the document, in a control. */
export interface Field {
  readonly value: Json | undefined;
  readonly isReadOnly: boolean;
  readonly problems: readonly Problem[];
  /** What its first problem says; for the control's `error`. */
  readonly error: string | undefined;
  readonly pointer: string;
  /** Puts a value there; undefined takes it away. */
  readonly put: (value: Json | undefined) => void;
}

export function useField(path: Path, label: string): Field {
  const { program, isReadOnly, edit } = useEditing();
  const pointer = toPointer(path);
  const problems = useProblemsAt(pointer);
  const [first] = problems;
  return {
    value: valueAt(program, path),
    isReadOnly,
    problems,
    error: first && `${first.code}: ${first.message}`,
    pointer,
    put: (value) => edit(label, (edits) => (value === undefined ? removeMember(edits, program, path) : edits.set(path, value)), pointer),
  };
}
