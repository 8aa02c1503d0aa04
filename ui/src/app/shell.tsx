import {
  AppShell,
  Burger,
  Button,
  Group,
  NavLink,
  Text,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../service/api.ts';
import { me, openDrafts, programs } from '../service/queries.ts';
import { noteSignedIn } from '../service/signed-in.ts';
import { useWords } from '../words/use-words.ts';
import { Shortcuts } from './shortcuts.tsx';
import { appWords } from './words.ts';

/** The frame of every page: navigation, search over everything, theme, who is signed in. */
export function Shell() {
  const say = useWords(appWords);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [isOpen, { toggle, close }] = useDisclosure();
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const switchTheme = () => setColorScheme(scheme === 'dark' ? 'light' : 'dark');
  const { data: who } = useQuery(me);
  const { data: known = [] } = useQuery({ ...programs, enabled: Boolean(who) });
  const { data: drafts = [] } = useQuery({
    ...openDrafts,
    enabled: Boolean(who?.roles.some((role) => role === 'programDesigner' || role === 'approver' || role === 'auditor')),
  });
  const go = (to: string) => () => void navigate({ to });

  useHotkeys([
    ['mod+K', () => spotlight.open()],
    ['shift+?', () => setShowsShortcuts(true)],
    ['mod+shift+L', switchTheme],
    ['alt+1', go('/')],
  ]);

  const signOut = async () => {
    await api.signOut();
    noteSignedIn(false);
    client.clear();
    await navigate({ to: '/sign-in' });
  };

  return (
    <AppShell header={{ height: 48 }} navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !isOpen } }} padding="md">
      <AppShell.Header>
        <a className="skip-to-content" href="#content">
          {say('skip')}
        </a>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={say('navigation')} />
            <UnstyledButton component={Link} to="/">
              <Text fw={700}>{say('name')}</Text>
            </UnstyledButton>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Button variant="default" size="xs" onClick={() => spotlight.open()} aria-keyshortcuts="Control+K">
              {say('search')} <kbd style={{ marginInlineStart: 8 }}>Ctrl K</kbd>
            </Button>
            <Button variant="subtle" size="xs" onClick={switchTheme}>
              {say('theme')}
            </Button>
            <Text size="sm" visibleFrom="sm">
              {who?.name}
            </Text>
            <Button variant="subtle" size="xs" onClick={() => void signOut()}>
              {say('signOut')}
            </Button>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={say('navigation')}>
        <NavLink component={Link} to="/" label={say('programs')} onClick={close} />
        <NavLink component={Link} to="/reviews" label={say('reviews')} onClick={close} />
        <NavLink component={Link} to="/compare" label={say('compare')} onClick={close} />
        <NavLink component={Link} to="/reports" label={say('reports')} onClick={close} />
        <NavLink component="a" href="/api/docs" label={say('apiReference')} />
        <NavLink component="button" label={say('shortcuts')} onClick={() => setShowsShortcuts(true)} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      <Spotlight
        shortcut={null}
        attributes={{ content: { 'aria-label': say('search') } }}
        actions={[
          ...known.map(({ id, title }) => ({ id: `p-${id}`, label: title, description: say('programs'), onClick: go(`/programs/${id}`) })),
          ...drafts.map(({ id, title }) => ({ id: `d-${id}`, label: title, description: id, onClick: go(`/drafts/${id}`) })),
          { id: 'home', label: say('goPrograms'), onClick: go('/') },
          { id: 'theme', label: say('switchTheme'), onClick: switchTheme },
          { id: 'shortcuts', label: say('shortcuts'), onClick: () => setShowsShortcuts(true) },
        ]}
        nothingFound={say('nothingFound')}
        highlightQuery
        limit={20}
        searchProps={{ placeholder: say('searchPlaceholder'), 'aria-label': say('search') }}
      />
      <Shortcuts isOpen={showsShortcuts} close={() => setShowsShortcuts(false)} />
    </AppShell>
  );
}
