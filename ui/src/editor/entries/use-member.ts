import type { Json } from '@tierwright/program';
import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { removeMember } from '../document/remove-member.ts';
import { useDocument, usePart } from '../document/use-document.ts';
import { useEdit } from './use-edit.ts';
import { entryWords } from './words.ts';

export interface MemberProps {
  readonly path: Path;
  readonly label: string;
  readonly description?: string | undefined;
}

export interface Member {
  readonly value: Json | undefined;
  /** Sets it, or with undefined takes it away; what is typed without a pause is one step. */
  readonly set: (value: Json | undefined) => void;
}

/** One member of the document: what stands there, and how to change it. */
export function useMember({ path, label }: Pick<MemberProps, 'path' | 'label'>): Member {
  const say = useWords(entryWords);
  const document = useDocument();
  const value = usePart(path);
  const edit = useEdit();
  return {
    value,
    set: (next) =>
      edit(
        say('change', { what: label }),
        (edits) => (next === undefined ? removeMember(edits, document.current.value as Json, path) : edits.set(path, next)),
        toPointer(path),
      ),
  };
}
