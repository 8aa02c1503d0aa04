import { wordsOf } from '../../words/area.ts';

export const searchWords = wordsOf('search', {
  search: 'Search',
  placeholder: 'Programs, drafts, reviews, versions, commands …',
  nothingFound: 'Nothing has that name.',
  parts: 'Parts of this draft',
  part: 'part of this draft',
  programs: 'Programs',
  drafts: 'Drafts',
  reviews: 'Reviews',
  versions: 'Versions',
  commands: 'Commands',
  untitled: 'Untitled draft',
  review: 'Review of {{title}}, round {{round}}',
  open: 'open',
  inReview: 'in review',
  published: 'published',
  discarded: 'discarded',
  waiting: 'waits for approval',
  approved: 'approved',
  changesAsked: 'changes asked for',
  withdrawn: 'withdrawn',
});
