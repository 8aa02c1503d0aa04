import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Failure } from './app/failure.tsx';
import { NotFound } from './app/not-found.tsx';
import { Shell } from './app/shell.tsx';
import { WAYS, type Way } from './programs/begin/ways.ts';
import { me, queries } from './service/queries.ts';

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: Failure });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } => (typeof to === 'string' ? { to } : {}),
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
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

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  /** In which way a new program is being begun. */
  validateSearch: ({ begin }: Record<string, unknown>): { begin?: Way } => {
    const way = WAYS.find((each) => each === begin);
    return way ? { begin: way } : {};
  },
  component: lazyRouteComponent(() => import('./programs/programs-page.tsx'), 'ProgramsPage'),
});

const program = createRoute({
  getParentRoute: () => signedIn,
  path: '/programs/$program',
  component: lazyRouteComponent(() => import('./programs/one/program-page.tsx'), 'ProgramPage'),
});

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

const word = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
/** Of the search of an address the words that a page knows. */
const wordsOfSearch =
  <const Names extends readonly string[]>(names: Names) =>
  (search: Record<string, unknown>): { readonly [N in Names[number]]?: string } =>
    Object.fromEntries(names.flatMap((name) => (word(search[name]) === undefined ? [] : [[name, word(search[name])]]))) as {
      readonly [N in Names[number]]?: string;
    };

const compare = createRoute({
  getParentRoute: () => signedIn,
  path: '/compare',
  /** Two versions by their hashes, or one and a draft; the job that counts the partners of each change. */
  validateSearch: wordsOfSearch(['a', 'b', 'draft', 'job']),
  component: lazyRouteComponent(() => import('./compare/compare-page.tsx'), 'ComparePage'),
});

const reviews = createRoute({
  getParentRoute: () => signedIn,
  path: '/reviews',
  validateSearch: wordsOfSearch(['state', 'program']),
  component: lazyRouteComponent(() => import('./review/reviews-page.tsx'), 'ReviewsPage'),
});

const review = createRoute({
  getParentRoute: () => signedIn,
  path: '/reviews/$review',
  component: lazyRouteComponent(() => import('./review/review-page.tsx'), 'ReviewPage'),
});

const reports = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports',
  /** What a report was made of, so that its link makes it again; and the job that made it. */
  validateSearch: wordsOfSearch(['job', 'program', 'baseline', 'candidate', 'asOf', 'parametersAsOf', 'asKnownOn', 'base']),
  component: lazyRouteComponent(() => import('./report/reports-page.tsx'), 'ReportsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    signedIn.addChildren([home, program, draft.addChildren([draftViews, draftImpact, draftPartner]), compare, reviews, review, reports]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
