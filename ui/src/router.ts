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

const draftViews = createRoute({
  getParentRoute: () => draft,
  path: '/',
  component: lazyRouteComponent(() => import('./editor/editor-views.tsx'), 'EditorViews'),
});

const draftImpact = createRoute({
  getParentRoute: () => draft,
  path: 'impact',
  /** Whose moves are listed. */
  validateSearch: ({ who }: Record<string, unknown>): { who?: string } => (typeof who === 'string' ? { who } : {}),
  component: lazyRouteComponent(() => import('./impact/impact-page.tsx'), 'ImpactPage'),
});

const draftPartner = createRoute({
  getParentRoute: () => draft,
  path: 'partner',
  validateSearch: ({ partner }: Record<string, unknown>): { partner?: string } => (typeof partner === 'string' ? { partner } : {}),
  component: lazyRouteComponent(() => import('./partner/partner-page.tsx'), 'PartnerPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([signIn, signedIn.addChildren([home, draft.addChildren([draftViews, draftImpact, draftPartner])])]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
