import type { DraftListed, ProgramListed, ReleaseListed, ReviewListed } from '../../service/queries.ts';

export type State = 'live' | 'scheduled' | 'suspended' | 'inReview' | 'draft' | 'retired' | 'notLive';

/** Who acts next, and on what. */
export type Next =
  | { readonly who: 'approverLooks'; readonly release: string; readonly reason: string }
  | { readonly who: 'approverDecides'; readonly review: string }
  | { readonly who: 'approverPublishes'; readonly review: string }
  | { readonly who: 'designerCorrects'; readonly draft: string }
  | { readonly who: 'designerEdits'; readonly draft: string }
  | { readonly who: 'serviceReleases'; readonly at: string }
  | { readonly who: 'nobody' };

/** A program, or what may become one, with everything that goes on about it. */
export interface Standing {
  readonly id: string;
  readonly title: string;
  readonly active: string | null;
  readonly activeSince: string | null;
  /** All that hold, the most important first. */
  readonly states: readonly State[];
  /** When something changes by itself. */
  readonly nextDate: string | null;
  readonly next: Next;
  /** The draft that somebody works on. */
  readonly draft: string | null;
}

export interface About {
  readonly program: Pick<ProgramListed, 'id' | 'title' | 'active' | 'activeSince'>;
  readonly drafts: readonly DraftListed[];
  readonly reviews: readonly ReviewListed[];
  readonly releases: readonly ReleaseListed[];
}

function nextOf({ drafts, reviews, releases }: About): Next {
  const suspended = releases.find(({ state }) => state === 'suspended');
  if (suspended) return { who: 'approverLooks', release: suspended.id, reason: suspended.reason };
  const open = reviews.find(({ state }) => state === 'open');
  if (open) return { who: 'approverDecides', review: open.id };
  const released = new Set(releases.map(({ review }) => review));
  const approved = reviews.find(({ id, state, draft }) => {
    const isStillThere = drafts.some((each) => each.id === draft && each.state === 'inReview');
    return state === 'approved' && !released.has(id) && isStillThere;
  });
  if (approved) return { who: 'approverPublishes', review: approved.id };
  const draft = drafts.find(({ state }) => state === 'open');
  if (draft) {
    const last = reviews.filter((review) => review.draft === draft.id).sort((a, b) => b.round - a.round)[0];
    return { who: last?.state === 'changesAsked' ? 'designerCorrects' : 'designerEdits', draft: draft.id };
  }
  const scheduled = earliest(releases);
  if (scheduled) return { who: 'serviceReleases', at: scheduled.effectiveAt };
  return { who: 'nobody' };
}

const earliest = (releases: readonly ReleaseListed[]): ReleaseListed | undefined =>
  releases
    .filter(({ state }) => state === 'scheduled')
    .sort((a, b) => (a.effectiveAt < b.effectiveAt ? -1 : a.effectiveAt > b.effectiveAt ? 1 : 0))[0];

/** Where a program stands. Lists may be those of all programs: only what is of this one is looked at. */
export function standingOf(about: About): Standing {
  const { id, title, active, activeSince } = about.program;
  const own: About = {
    program: about.program,
    drafts: about.drafts.filter(({ program }) => program === id),
    reviews: about.reviews.filter(({ program }) => program === id),
    releases: about.releases.filter(({ program }) => program === id),
  };
  const scheduled = earliest(own.releases);
  const wasLive = own.releases.some(({ activatedAt }) => activatedAt !== null);
  const draft = own.drafts.find(({ state }) => state === 'open' || state === 'inReview');
  const holds: Readonly<Record<State, boolean>> = {
    suspended: own.releases.some(({ state }) => state === 'suspended'),
    live: active !== null,
    scheduled: scheduled !== undefined,
    inReview: own.reviews.some(({ state }) => state === 'open') || own.drafts.some(({ state }) => state === 'inReview'),
    draft: own.drafts.some(({ state }) => state === 'open'),
    retired: active === null && wasLive && !scheduled,
    notLive: false,
  };
  const states = (Object.keys(holds) as State[]).filter((state) => holds[state]);
  return {
    ...{ id, title, active, activeSince, draft: draft?.id ?? null },
    states: states.length > 0 ? states : ['notLive'],
    nextDate: scheduled?.effectiveAt ?? null,
    next: nextOf(own),
  };
}

/** The programs, and those that are only drafts until now. */
export function programsOf(known: readonly ProgramListed[], drafts: readonly DraftListed[]): readonly About['program'][] {
  const found = new Map<string, About['program']>(known.map((program) => [program.id, program]));
  for (const { program, title, state } of drafts) {
    if (program === null || found.has(program) || state === 'discarded' || state === 'published') continue;
    found.set(program, { id: program, title: title || program, active: null, activeSince: null });
  }
  return [...found.values()].sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
}
