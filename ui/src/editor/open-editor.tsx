import { ActionIcon, Alert, Group, NavLink, Skeleton, Stack, Text, Title, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { Operations } from '@tierwright/client';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { type CheckPort, Checks } from './check/checks.ts';
import { ChecksContext, useChecked } from './check/use-checks.ts';
import { DocumentContext, useDocument, useEdition } from './document/use-document.ts';
import type { DraftSaver } from './draft/draft-saver.ts';
import { journalOf } from './draft/journal.ts';
import { openDraft } from './draft/open-draft.ts';
import { SavingState } from './draft/saving-state.tsx';
import { draftWords } from './draft/words.ts';
import { SECTIONS } from './sections.ts';
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
            <Toolbar title={draft.title} saver={saver} />
            <BrokenText />
            <Views />
          </Stack>
        </ChecksContext>
      </SelectionContext>
    </DocumentContext>
  );
}

function Toolbar({ title, saver }: { readonly title: string; readonly saver: DraftSaver | null }) {
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

function Views() {
  const say = useWords(editorWords);
  const { section } = useSearch({ from: '/signed-in/drafts/$draft' });
  const { draft } = useParams({ from: '/signed-in/drafts/$draft' });
  const shown = SECTIONS.find(({ id }) => id === section) ?? SECTIONS[0];
  if (!shown) return null;
  const Shown = shown.component;
  return (
    <Group align="flex-start" wrap="nowrap" gap="md">
      <nav aria-label={say('sections')} style={{ width: 180, flexShrink: 0 }}>
        {SECTIONS.map(({ id, title }) => (
          <NavLink
            key={id}
            renderRoot={(props) => (
              <Link {...props} to="/drafts/$draft" params={{ draft }} search={(before) => ({ ...before, section: id })} />
            )}
            label={say(title)}
            active={id === shown.id}
            aria-current={id === shown.id ? 'page' : undefined}
          />
        ))}
      </nav>
      <div style={{ flexGrow: 1, minWidth: 0 }}>
        <Suspense fallback={<Skeleton height={320} />}>
          <Shown />
        </Suspense>
      </div>
    </Group>
  );
}
