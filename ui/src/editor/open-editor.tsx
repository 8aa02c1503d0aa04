import { ActionIcon, Alert, Group, Stack, Text, Title, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import type { Operations } from '@tierwright/client';
import { useEffect, useMemo, useState } from 'react';
import { ImpactAround } from '../impact/impact-around.tsx';
import { AskReview } from '../review/ask-review.tsx';
import { useWords } from '../words/use-words.ts';
import { type CheckPort, Checks } from './check/checks.ts';
import { ChecksContext, useChecked } from './check/use-checks.ts';
import { DocumentContext, useDocument, useEdition } from './document/use-document.ts';
import type { DraftSaver } from './draft/draft-saver.ts';
import { journalOf } from './draft/journal.ts';
import { openDraft } from './draft/open-draft.ts';
import { SavingState } from './draft/saving-state.tsx';
import { draftWords } from './draft/words.ts';
import { Selection, SelectionContext } from './selection/selection.ts';
import { editorWords } from './words.ts';

export type Draft = Operations['getDraft']['answer'];

const checkPort = (): CheckPort =>
  new Worker(new URL('./check/check-worker.ts', import.meta.url), { type: 'module', name: 'check' }) as unknown as CheckPort;

/** The editor around one document: its checks, its selection and its history are shared by every view. */
export function OpenEditor({ draft }: { readonly draft: Draft }) {
  const sayDraft = useWords(draftWords);
  const { document, startSaving } = useMemo(
    () => openDraft(draft, journalOf(draft.id, localStorage), sayDraft('restore')),
    [draft, sayDraft],
  );
  const selection = useMemo(() => new Selection(), []);
  const [checks, setChecks] = useState<Checks | null>(null);
  const [saver, setSaver] = useState<DraftSaver | null>(null);
  useEffect(() => {
    const [opened, saving] = [new Checks(document, checkPort()), startSaving()];
    setChecks(opened);
    setSaver(saving);
    return () => {
      opened.close();
      saving.close();
    };
  }, [document, startSaving]);
  return (
    <DocumentContext value={document}>
      <SelectionContext value={selection}>
        <ChecksContext value={checks}>
          <Stack gap="sm">
            <Toolbar draft={draft.id} title={draft.title} saver={saver} />
            <BrokenText />
            <ImpactAround draft={draft}>
              <Outlet />
            </ImpactAround>
          </Stack>
        </ChecksContext>
      </SelectionContext>
    </DocumentContext>
  );
}

function Toolbar({ draft, title, saver }: { readonly draft: string; readonly title: string; readonly saver: DraftSaver | null }) {
  const say = useWords(editorWords);
  const document = useDocument();
  useEdition();
  const problems = useChecked()?.problems.length;
  const [undoes, redoes] = [document.undoes, document.redoes];
  useHotkeys(
    [
      ['mod+Z', () => void document.undo()],
      ['mod+shift+Z', () => void document.redo()],
      ['mod+Y', () => void document.redo()],
    ],
    // In fields too: a field has no history of its own here.
    [],
  );
  return (
    <Group justify="space-between">
      <Title order={1} size="h3">
        {title}
      </Title>
      <Group gap="xs">
        {saver && <SavingState saver={saver} />}
        <Text size="sm" role="status">
          {problems === undefined ? '' : problems === 0 ? say('noProblems') : say('problems', { count: problems })}
        </Text>
        <Tooltip label={undoes === null ? say('nothingToUndo') : say('undo', { what: undoes })}>
          <ActionIcon
            variant="default"
            aria-label={undoes === null ? say('nothingToUndo') : say('undo', { what: undoes })}
            aria-keyshortcuts="Control+Z"
            disabled={undoes === null}
            onClick={() => document.undo()}
          >
            ↶
          </ActionIcon>
        </Tooltip>
        <Tooltip label={redoes === null ? say('nothingToRedo') : say('redo', { what: redoes })}>
          <ActionIcon
            variant="default"
            aria-label={redoes === null ? say('nothingToRedo') : say('redo', { what: redoes })}
            aria-keyshortcuts="Control+Shift+Z"
            disabled={redoes === null}
            onClick={() => document.redo()}
          >
            ↷
          </ActionIcon>
        </Tooltip>
        <AskReview draft={draft} title={title} saver={saver} />
      </Group>
    </Group>
  );
}

function BrokenText() {
  const say = useWords(editorWords);
  const { fault } = useEdition();
  if (fault === null) return null;
  return (
    <Alert color="red" role="alert" title={say('broken', { line: fault.line ?? 1, message: fault.message })}>
      {say('brokenHint')}
    </Alert>
  );
}
