import type { DraftListed, ProgramListed, ReviewListed, VersionListed } from '../../service/queries.ts';

/** Something that can be gone to. */
export interface Place {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly to: string;
}

interface Known {
  readonly programs: readonly ProgramListed[];
  readonly drafts: readonly DraftListed[];
  readonly reviews: readonly ReviewListed[];
  readonly versions: readonly VersionListed[];
}

/** What a place is called, in the words of the screen. */
export interface Names {
  readonly untitled: string;
  readonly draftState: (state: DraftListed['state']) => string;
  readonly review: (title: string, round: number) => string;
  readonly reviewState: (state: ReviewListed['state']) => string;
}

const KEPT_DRAFTS = new Set<DraftListed['state']>(['open', 'inReview']);

/** Everything that somebody can look for, by kind. */
export function placesOf({ programs, drafts, reviews, versions }: Known, names: Names): Readonly<Record<keyof Known, readonly Place[]>> {
  const titles = new Map<string, string>([
    ...drafts.flatMap(({ program, title }): [string, string][] => (program === null ? [] : [[program, title || program]])),
    ...programs.map(({ id, title }): [string, string] => [id, title]),
  ]);
  const titleOf = (program: string) => titles.get(program) ?? program;
  const named = new Map(versions.map(({ hash, version }) => [hash, version]));
  return {
    programs: programs.map(({ id, title }) => ({ id: `program-${id}`, label: title, description: id, to: `/programs/${id}` })),
    drafts: drafts
      .filter(({ state }) => KEPT_DRAFTS.has(state))
      .map(({ id, title, state }) => ({
        ...{ id: `draft-${id}`, label: title || names.untitled, description: names.draftState(state), to: `/drafts/${id}` },
      })),
    reviews: reviews.map(({ id, program, hash, round, state }) => ({
      id: `review-${id}`,
      label: names.review(`${titleOf(program)} ${named.get(hash) ?? ''}`.trim(), round),
      ...{ description: names.reviewState(state), to: `/reviews/${id}` },
    })),
    versions: versions.map(({ hash, program, version }) => ({
      ...{ id: `version-${hash}`, label: `${titleOf(program)} ${version}`, description: hash, to: `/programs/${program}` },
    })),
  };
}
