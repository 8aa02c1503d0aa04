import { AppShell, NavLink, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import type { Way } from '../programs/begin/ways.ts';
import { api } from '../service/api.ts';
import { me } from '../service/queries.ts';
import { seesPrograms, writesDrafts } from '../service/roles.ts';
import { session } from '../service/session.ts';
import { noteSignedIn } from '../service/signed-in.ts';
import { useWords } from '../words/use-words.ts';
import { typedAhead } from './search/typed-ahead.ts';
import { TopBar } from './top-bar.tsx';
import { appWords } from './words.ts';

// What nobody sees at first is loaded when it is asked for.
const Search = lazy(async () => ({ default: (await import('./search/search.tsx')).Search }));
const Shortcuts = lazy(async () => ({ default: (await import('./shortcuts.tsx')).Shortcuts }));
const SessionEnded = lazy(async () => ({ default: (await import('../sign-in/session-ended.tsx')).SessionEnded }));

/** The frame of every page: navigation, search over everything, theme, who is signed in. */
export function Shell() {
  const say = useWords(appWords);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [isOpen, { toggle, close }] = useDisclosure();
  const [searches, setSearches] = useState(0);
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const hasEnded = useSyncExternalStore(session.subscribe, session.isOver);
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const { data: who } = useQuery(me);
  const switchTheme = () => setColorScheme(scheme === 'dark' ? 'light' : 'dark');
  const search = () => {
    typedAhead.hold();
    setSearches((times) => times + 1);
  };
  const showShortcuts = () => setShowsShortcuts(true);
  const goHome = () => void navigate({ to: '/' });
  const begin = (way: Way) => () => void (writesDrafts(who) && navigate({ to: '/', search: { begin: way } }));
  const signOut = async () => {
    await api.signOut();
    noteSignedIn(false);
    client.clear();
    await navigate({ to: '/sign-in' });
  };

  useHotkeys([
    ['shift+?', showShortcuts],
    ['mod+shift+L', switchTheme],
    ['alt+1', goHome],
    ['alt+N', begin('blank')],
  ]);
  // In a field of one line too; Monaco has combinations of its own that begin so.
  useHotkeys([['mod+K', search]], ['TEXTAREA']);

  const commands = [
    { id: 'home', label: say('goPrograms'), run: goHome },
    ...(writesDrafts(who)
      ? [
          { id: 'begin-blank', label: say('beginProgram'), run: begin('blank') },
          { id: 'begin-copy', label: say('beginCopy'), run: begin('copy') },
          { id: 'begin-file', label: say('beginFile'), run: begin('file') },
          { id: 'begin-sample', label: say('beginSample'), run: begin('sample') },
        ]
      : []),
    ...(seesPrograms(who)
      ? [
          { id: 'reviews', label: say('goReviews'), run: () => void navigate({ to: '/reviews' }) },
          { id: 'compare', label: say('goCompare'), run: () => void navigate({ to: '/compare' }) },
          { id: 'reports', label: say('goReports'), run: () => void navigate({ to: '/reports' }) },
        ]
      : []),
    { id: 'theme', label: say('switchTheme'), run: switchTheme },
    { id: 'shortcuts', label: say('shortcuts'), run: showShortcuts },
    { id: 'api', label: say('apiReference'), run: () => location.assign('/api/docs') },
    { id: 'sign-out', label: say('signOut'), run: () => void signOut() },
  ];

  return (
    <AppShell header={{ height: 48 }} navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !isOpen } }} padding="md">
      <AppShell.Header>
        <a className="skip-to-content" href="#content">
          {say('skip')}
        </a>
        <TopBar {...{ who, search, switchTheme, isNavigationOpen: isOpen, toggleNavigation: toggle }} signOut={() => void signOut()} />
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={say('navigation')}>
        <NavLink component={Link} to="/" label={say('programs')} onClick={close} />
        {seesPrograms(who) && (
          <>
            <NavLink component={Link} to="/reviews" label={say('reviews')} onClick={close} />
            <NavLink component={Link} to="/compare" label={say('compare')} onClick={close} />
            <NavLink component={Link} to="/reports" label={say('reports')} onClick={close} />
          </>
        )}
        <NavLink component="a" href="/api/docs" label={say('apiReference')} />
        <NavLink component="a" href="/status" label={say('status')} />
        <NavLink component="button" label={say('shortcuts')} onClick={showShortcuts} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      <Suspense fallback={null}>
        {searches > 0 && <Search times={searches} commands={commands} />}
        {showsShortcuts && <Shortcuts close={() => setShowsShortcuts(false)} />}
        {hasEnded && <SessionEnded account={who?.account} />}
      </Suspense>
    </AppShell>
  );
}
