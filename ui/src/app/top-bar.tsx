import { Burger, Button, Group, Kbd, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Person } from '../service/queries.ts';
import { useWords } from '../words/use-words.ts';
import { capsOf, isMac } from './shortcut-list.ts';
import { appWords } from './words.ts';

const PersonMenu = lazy(async () => ({ default: (await import('./person-menu.tsx')).PersonMenu }));

interface Bar {
  readonly who: Person | null | undefined;
  readonly isNavigationOpen: boolean;
  readonly toggleNavigation: () => void;
  readonly search: () => void;
  readonly switchTheme: () => void;
  readonly signOut: () => void;
}

/** What stands over every page. */
export function TopBar({ who, isNavigationOpen, toggleNavigation, search, switchTheme, signOut }: Bar) {
  const say = useWords(appWords);
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap">
      <Group gap="sm" wrap="nowrap">
        <Burger opened={isNavigationOpen} onClick={toggleNavigation} hiddenFrom="sm" size="sm" aria-label={say('navigation')} />
        <UnstyledButton component={Link} to="/">
          <Text fw={700}>{say('name')}</Text>
        </UnstyledButton>
      </Group>
      <Group gap="xs" wrap="nowrap">
        <Button
          variant="default"
          size="xs"
          onClick={search}
          aria-keyshortcuts="Control+K Meta+K"
          rightSection={<Kbd size="xs">{capsOf('mod+K', isMac()).join(' ')}</Kbd>}
        >
          {say('search')}
        </Button>
        <Button variant="subtle" size="xs" onClick={switchTheme} visibleFrom="xs">
          {say('theme')}
        </Button>
        {who && (
          <Suspense fallback={<Text size="sm">{who.name}</Text>}>
            <PersonMenu who={who} signOut={signOut} />
          </Suspense>
        )}
      </Group>
    </Group>
  );
}
