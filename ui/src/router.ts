import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Failure } from './app/failure.tsx';
import { NotFound } from './app/not-found.tsx';
import { Shell } from './app/shell.tsx';
import { ProgramsPage } from './programs/programs-page.tsx';
import { me, queries } from './service/queries.ts';
import { SignInPage } from './sign-in/sign-in-page.tsx';

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: Failure });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } => (typeof to === 'string' ? { to } : {}),
  component: SignInPage,
});

/** Pages for who has signed in; who has not is asked to and comes back. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  beforeLoad: async ({ location }) => {
    if ((await queries.ensureQueryData(me)) === null) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
});

const home = createRoute({ getParentRoute: () => signedIn, path: '/', component: ProgramsPage });

const draft = createRoute({
  getParentRoute: () => signedIn,
  path: '/drafts/$draft',
  /** Which part of the program is shown, and whether its JSON is beside it. */
  validateSearch: ({ section, json }: Record<string, unknown>): { section?: string; json?: boolean } => ({
    ...(typeof section === 'string' ? { section } : {}),
    ...(json === true ? { json } : {}),
  }),
  component: lazyRouteComponent(() => import('./editor/editor-page.tsx'), 'EditorPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([signIn, signedIn.addChildren([home, draft])]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
