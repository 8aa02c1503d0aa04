import { Group, NavLink, Skeleton, Stack } from '@mantine/core';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { DraftPages } from '../impact/draft-pages.tsx';
import { ImpactPanel } from '../impact/impact-panel.tsx';
import { useWords } from '../words/use-words.ts';
import { Beside } from './code/beside.tsx';
import { JsonToggle } from './code/json-toggle.tsx';
import { SECTIONS } from './sections.ts';
import { editorWords } from './words.ts';

/** The parts of the program, and below each what it does to the partners. */
export function EditorViews() {
  const say = useWords(editorWords);
  const { section, json } = useSearch({ from: '/signed-in/drafts/$draft' });
  const { draft } = useParams({ from: '/signed-in/drafts/$draft' });
  const shown = SECTIONS.find(({ id }) => id === section) ?? SECTIONS[0];
  if (!shown) return null;
  const Shown = shown.component;
  const view = (
    <Suspense fallback={<Skeleton height={320} />}>
      <Shown />
    </Suspense>
  );
  return (
    <Group align="flex-start" wrap="nowrap" gap="md">
      <a className="skip-to-content" href="#part">
        {say('skipParts', { part: say(shown.title) })}
      </a>
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
        <JsonToggle />
        <DraftPages draft={draft} />
      </nav>
      <Stack gap="md" id="part" tabIndex={-1} style={{ flexGrow: 1, minWidth: 0 }}>
        {json && shown.id !== 'json' ? <Beside>{view}</Beside> : view}
        <ImpactPanel draft={draft} />
      </Stack>
    </Group>
  );
}
