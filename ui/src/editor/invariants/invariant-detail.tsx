import { Button, Group, Stack, Text } from '@mantine/core';
import { type Json, toPointer } from '@tierwright/program';
import { CommentHere } from '../../review/comments/comment-here.tsx';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { useKnown } from '../conditions/use-known.ts';
import { memberOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { Problems } from '../entries/problems.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { useTermText } from '../fields/use-term-text.ts';
import { INVARIANTS, removeInvariant, setKind } from './invariant-edits.ts';
import { InvariantFields } from './invariant-fields.tsx';
import { isOfSection, kindOf } from './invariant-kinds.ts';
import { invariantMeaning } from './invariant-meaning.ts';
import { KindSelect } from './kind-select.tsx';
import { ToldPart } from './told-part.tsx';
import type { Told } from './use-invariants-told.ts';
import { useOffered } from './use-offered.ts';
import { invariantWords } from './words.ts';

/** One promise: what it is about, the sentence that it means, and whether it is kept now. */
export function InvariantDetail({ place, told }: { readonly place: number; readonly told: Told | undefined }) {
  const say = useWords(invariantWords);
  const value = useEdition().value as Json;
  const known = useKnown();
  const term = useTermText();
  const edit = useEdit();
  const offered = useOffered();
  const path = [...INVARIANTS, place];
  const pointer = toPointer(path);
  const invariant = valueAt(value, path);
  const kind = kindOf(invariant);
  const words = invariantMeaning({ known, say, term }, invariant);
  const hasWhen = isOfSection(kind) || memberOf(invariant, 'when') !== undefined;
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <Text fw={500} aria-live="polite" style={{ flex: '1 1 240px' }}>
          {say('says.means', { words })}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <CommentHere pointer={pointer} title={words} />
          <Button variant="default" size="xs" onClick={() => edit(say('remove'), (edits) => removeInvariant(edits, value, place))}>
            {say('remove')}
          </Button>
        </Group>
      </Group>
      <Problems problems={useProblemsAt(pointer).filter((problem) => problem.pointer === pointer)} />
      <KindSelect
        kind={kind}
        offered={offered}
        choose={(to) => edit(say('changeKind'), (edits) => setKind(edits, path, invariant, to, offered))}
      />
      <InvariantFields path={path} kind={kind} />
      {hasWhen && (
        <ConditionBuilder
          path={[...path, 'when']}
          label={say(kind === 'neverApproves' ? 'whenNeeded' : 'when')}
          isOptional={kind !== 'neverApproves'}
        />
      )}
      <ToldPart told={told} />
    </Stack>
  );
}
