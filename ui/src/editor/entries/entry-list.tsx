import { Badge, Button, NavLink, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { entryWords } from './words.ts';

export interface ListedEntry {
  readonly id: string;
  readonly title: string;
  /** What it is, where the list has several kinds. */
  readonly kind?: string;
  readonly problems: number;
}

interface EntryListProps {
  readonly label: string;
  readonly entries: readonly ListedEntry[];
  readonly shown: string | null;
  readonly choose: (id: string) => void;
  readonly add: readonly { readonly label: string; readonly add: () => void }[];
}

/** The entries of a section: search, arrows from one to the next, add. */
export function EntryList({ label, entries, shown, choose, add }: EntryListProps) {
  const say = useWords(entryWords);
  const [asked, setAsked] = useState('');
  const wanted = asked.trim().toLowerCase();
  const found = entries.filter(({ id, title }) => `${title}\n${id}`.toLowerCase().includes(wanted));
  const stop = found.some(({ id }) => id === shown) ? shown : found[0]?.id;
  return (
    <Stack gap="xs" w={280} style={{ flexShrink: 0 }}>
      <TextInput
        aria-label={say('search')}
        placeholder={say('search')}
        value={asked}
        onChange={(event) => setAsked(event.currentTarget.value)}
      />
      <ScrollArea.Autosize mah="60vh" type="auto" viewportProps={{ tabIndex: -1 }}>
        <nav aria-label={label} onKeyDown={moveAlong}>
          {found.map(({ id, title, kind, problems }) => (
            <NavLink
              key={id}
              component="button"
              type="button"
              label={title}
              description={kind ? `${kind} · ${id}` : id}
              active={id === shown}
              aria-current={id === shown ? 'true' : undefined}
              tabIndex={id === stop ? 0 : -1}
              onClick={() => choose(id)}
              rightSection={
                problems > 0 ? (
                  <Badge color="red" size="sm" circle={problems < 10}>
                    {problems}
                  </Badge>
                ) : null
              }
            />
          ))}
        </nav>
      </ScrollArea.Autosize>
      {found.length === 0 && entries.length > 0 && (
        <Text size="sm" c="dimmed" role="status">
          {say('nothingFound')}
        </Text>
      )}
      {add.map((one) => (
        <Button key={one.label} variant="default" size="xs" onClick={one.add}>
          {one.label}
        </Button>
      ))}
    </Stack>
  );
}

/** Up, down, first, last: the focus goes along the list. */
function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const now = buttons.indexOf(event.target as HTMLButtonElement);
  const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: buttons.length - 1 }[event.key];
  const next = to === undefined ? undefined : buttons[to];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
