import { Badge, Button, NavLink, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, memo, useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useLatest } from './use-latest.ts';
import { useSame } from './use-same.ts';
import { entryWords } from './words.ts';

/** Where the one that is shown stands below it, less. */
const LIST_HEIGHT = { base: '30vh', lg: '60vh' };

export interface ListedEntry {
  readonly id: string;
  readonly title: string;
  /** What it is, where the list has several kinds. */
  readonly kind?: string;
  /** What is told below the title, in place of the id. */
  readonly note?: string;
  readonly problems: number;
}

interface EntryListProps {
  readonly label: string;
  readonly entries: readonly ListedEntry[];
  readonly shown: string | null;
  readonly choose: (id: string) => void;
  readonly add: readonly { readonly label: string; readonly add: () => void }[];
}

/** The entries of a section: search, arrows from one to the next, add. What is typed in one of them leaves the list as it is. */
export function EntryList({ label, entries, shown, choose, add }: EntryListProps) {
  return (
    <Listed
      {...{ label, shown }}
      entries={useSame(entries)}
      choose={useLatest(choose)}
      additions={useSame(add.map((one) => one.label))}
      add={useLatest((at) => add[at]?.add())}
    />
  );
}

interface ListedProps extends Omit<EntryListProps, 'add'> {
  /** What can be added, and adds the one of it. */
  readonly additions: readonly string[];
  readonly add: (at: number) => void;
}

const Listed = memo(function Listed({ label, entries, shown, choose, additions, add }: ListedProps) {
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
      <ScrollArea.Autosize mah={LIST_HEIGHT} type="auto" viewportProps={{ tabIndex: -1 }}>
        <nav aria-label={label} onKeyDown={moveAlong}>
          {found.map((entry) => (
            <EntryRow key={entry.id} {...entry} isShown={entry.id === shown} isStop={entry.id === stop} choose={choose} />
          ))}
        </nav>
      </ScrollArea.Autosize>
      {found.length === 0 && entries.length > 0 && (
        <Text size="sm" c="dimmed" role="status">
          {say('nothingFound')}
        </Text>
      )}
      {additions.map((one, at) => (
        <Button key={one} variant="default" size="xs" onClick={() => add(at)}>
          {one}
        </Button>
      ))}
    </Stack>
  );
});

interface EntryRowProps extends ListedEntry {
  readonly isShown: boolean;
  /** Whether Tab leads to it. */
  readonly isStop: boolean;
  readonly choose: (id: string) => void;
}

/** Drawn again only where it is another: there may be 2,000. */
const EntryRow = memo(function EntryRow({ id, title, kind, note, problems, isShown, isStop, choose }: EntryRowProps) {
  return (
    <NavLink
      component="button"
      type="button"
      label={title}
      description={note ?? (kind ? `${kind} · ${id}` : id)}
      active={isShown}
      aria-current={isShown ? 'true' : undefined}
      tabIndex={isStop ? 0 : -1}
      onClick={() => choose(id)}
      rightSection={
        problems > 0 ? (
          <Badge color="red" size="sm" circle={problems < 10}>
            {problems}
          </Badge>
        ) : null
      }
    />
  );
});

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
