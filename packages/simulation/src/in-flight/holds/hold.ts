/**
 * What holds a tier that a partner does not qualify for any more: a row of `transition.members` that keeps it, a grace that
 * begins, or a review that does not come yet; until which day (the first outside), null where that is open.
 */
export type Hold =
  | { readonly by: 'keep'; readonly row: string; readonly until: string }
  | { readonly by: 'grace' | 'review'; readonly until: string | null };
