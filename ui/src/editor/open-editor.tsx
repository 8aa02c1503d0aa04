import { ActionIcon, Alert, Group, Stack, Text, Title, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import type { Operations } from '@tierwright/client';
import { useEffect, useMemo, useState } from 'react';
import { ImpactAround } from '../impact/impact-around.tsx';
import { AskReview } from '../review/ask-review.tsx';
import { CommentsAround } from '../review/comments/comments-around.tsx';
import { CommentsButton } from '../review/comments/comments-button.tsx';
import { useWords } from '../words/use-words.ts';
import { WorkerDied } from '../workers/worker-died.tsx';
import { type CheckPort, Checks } from './check/checks.ts';
import { ChecksContext, useDeadChecks, useIsChecked, useProblems } from './check/use-checks.ts';
import { DocumentContext, useDocument, useFault, useHistory } from './document/use-document.ts';
import type { DraftSaver } from './draft/draft-saver.ts';
import { journalOf } from './draft/journal.ts';
import { openDraft } from './draft/open-draft.ts';
import { SavingState } from './draft/saving-state.tsx';
import { draftWords } from './draft/words.ts';
import { OTHER_VERSION } from './language/version-fault.ts';
import { VersionNotice } from './language/version-notice.tsx';
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
    const [opened, saving] = [new Checks(document, checkPort), startSaving()];
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
          <CommentsAround draft={draft.id}>
            <Stack gap="sm">
              <Toolbar draft={draft.id} title={draft.title} saver={saver} />
              <BrokenText />
              <DeadChecks />
              <VersionNotice />
              <ImpactAround draft={draft}>
                <Outlet />
              </ImpactAround>
            </Stack>
          </CommentsAround>
        </ChecksContext>
      </SelectionContext>
    </DocumentContext>
  );
}

function Toolbar({ draft, title, saver }: { readonly draft: string; readonly title: string; readonly saver: DraftSaver | null }) {
  const say = useWords(editorWords);
  const document = useDocument();
  const isChecked = useIsChecked();
  const problems = useProblems().length;
  const { undoes, redoes } = useHistory();
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
          {!isChecked ? '' : problems === 0 ? say('noProblems') : say('problems', { count: problems })}
        </Text>
        <HistoryButton sign="↶" keys="Control+Z" what={undoes} words={['undo', 'nothingToUndo']} onClick={() => document.undo()} />
        <HistoryButton sign="↷" keys="Control+Shift+Z" what={redoes} words={['redo', 'nothingToRedo']} onClick={() => document.redo()} />
        <CommentsButton />
        <AskReview draft={draft} title={title} saver={saver} />
      </Group>
    </Group>
  );
}

interface HistoryButtonProps {
  readonly sign: string;
  readonly keys: string;
  /** The step of the history that it takes; null where there is none. */
  readonly what: string | null;
  readonly words: readonly ['undo' | 'redo', 'nothingToUndo' | 'nothingToRedo'];
  readonly onClick: () => void;
}

function HistoryButton({ sign, keys, what, words: [does, nothing], onClick }: HistoryButtonProps) {
  const say = useWords(editorWords);
  const label = what === null ? say(nothing) : say(does, { what });
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" aria-label={label} aria-keyshortcuts={keys} disabled={what === null} onClick={onClick}>
        {sign}
      </ActionIcon>
    </Tooltip>
  );
}

function DeadChecks() {
  const dead = useDeadChecks();
  return dead && <WorkerDied {...dead} />;
}

function BrokenText() {
  const say = useWords(editorWords);
  const fault = useFault();
  if (fault === null || fault.code === OTHER_VERSION) return null;
  return (
    <Alert color="red" role="alert" title={say('broken', { line: fault.line ?? 1, message: fault.message })}>
      {say('brokenHint')}
    </Alert>
  );
}
