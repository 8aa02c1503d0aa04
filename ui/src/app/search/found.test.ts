import { expect, it } from 'vitest';
import { placesOf } from './found.ts';

const AT = '2026-01-01T00:00:00Z';
const names = {
  untitled: 'Untitled',
  draftState: (state: string) => `draft ${state}`,
  review: (title: string, round: number) => `Review ${round} of ${title}`,
  reviewState: (state: string) => state,
};
const draft = { program: 'odoo', base: null, revision: 1, round: 0, createdAt: AT, changedAt: AT };
const review = { draft: 'd1', hash: 'aa', round: 2, needed: 1, note: '', askedBy: { id: 'x', name: 'X' }, askedAt: AT };

it('finds programs, drafts that are worked on, reviews and versions, each with its page', () => {
  const found = placesOf(
    {
      programs: [{ id: 'odoo', title: 'Odoo partnership', active: null, activeSince: null, createdAt: AT }],
      drafts: [
        { ...draft, id: 'd1', title: 'Odoo next', state: 'open' },
        { ...draft, id: 'd2', title: '', program: null, state: 'inReview' },
        { ...draft, id: 'd3', title: 'Gone', state: 'discarded' },
        { ...draft, id: 'd4', title: 'Gumdrop', program: 'gumdrop', state: 'published' },
      ],
      reviews: [
        { ...review, id: 'r1', program: 'odoo', state: 'open' },
        { ...review, id: 'r2', program: 'gumdrop', hash: 'bb', round: 1, state: 'approved' },
      ],
      versions: [{ hash: 'aa', program: 'odoo', version: '11.0.0', isActive: false, createdAt: AT }],
    },
    names,
  );
  const shown = Object.values(found).flatMap((places) => places.map(({ label, description, to }) => [label, description, to]));
  expect(shown).toEqual([
    ['Odoo partnership', 'odoo', '/programs/odoo'],
    ['Odoo next', 'draft open', '/drafts/d1'],
    ['Untitled', 'draft inReview', '/drafts/d2'],
    ['Review 2 of Odoo partnership 11.0.0', 'open', '/reviews/r1'],
    ['Review 1 of Gumdrop', 'approved', '/reviews/r2'],
    ['Odoo partnership 11.0.0', 'aa', '/programs/odoo'],
  ]);
  const ids = Object.values(found).flatMap((places) => places.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});
