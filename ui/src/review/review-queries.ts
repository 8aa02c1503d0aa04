import { queryOptions } from '@tanstack/react-query';
import { type Operations, ProblemError } from '@tierwright/client';
import { api } from '../service/api.ts';

export type Review = Operations['getReview']['answer'];
export type ReviewListed = Operations['listReviews']['answer']['items'][number];
export type ReviewState = Review['state'];
export type Comment = Review['comments'][number];
export type Person = Review['askedBy'];
export type Release = Operations['getRelease']['answer'];
export type Me = Operations['whoAmI']['answer'];

/** What others do shows within so many milliseconds. */
const LOOK_AGAIN = 15_000;

export const reviewsBy = (state: ReviewState | undefined, program: string | undefined) =>
  queryOptions({
    queryKey: ['reviews', state ?? null, program ?? null],
    refetchInterval: LOOK_AGAIN,
    queryFn: async ({ signal }) =>
      (await api.listReviews({ query: { limit: 100, ...(state ? { state } : {}), ...(program ? { program } : {}) }, signal })).body.items,
  });

export const oneReview = (review: string) =>
  queryOptions({
    queryKey: ['review', review],
    refetchInterval: LOOK_AGAIN,
    queryFn: async ({ signal }) => (await api.getReview({ params: { review }, signal })).body,
  });

export const reviewsOfDraft = (draft: string) =>
  queryOptions({
    queryKey: ['reviews-of-draft', draft],
    queryFn: async ({ signal }) => (await api.listReviewsOfDraft({ params: { draft }, signal })).body.items,
  });

/** The draft under review: who wrote it, and what it was begun from. */
export const draftOfReview = (draft: string | undefined) =>
  queryOptions({
    queryKey: ['review-draft', draft],
    enabled: draft !== undefined,
    queryFn: async ({ signal }) => (await api.getDraft({ params: { draft: draft ?? '' }, signal })).body,
  });

/** Releases of a program, the newest first; none where there is no such program yet. */
export const releasesOf = (program: string | undefined) =>
  queryOptions({
    queryKey: ['releases', program],
    enabled: program !== undefined,
    refetchInterval: LOOK_AGAIN,
    queryFn: async ({ signal }): Promise<readonly Release[]> => {
      try {
        return (await api.listReleases({ params: { program: program ?? '' }, query: { limit: 200 }, signal })).body.items;
      } catch (error) {
        if (error instanceof ProblemError && error.status === 404) return [];
        throw error;
      }
    },
  });

export const hindrancesOf = (release: string) =>
  queryOptions({
    queryKey: ['hindrances', release],
    queryFn: async ({ signal }) => (await api.listHindrances({ params: { release }, query: { limit: 200 }, signal })).body.items,
  });
