import { wordsOf } from '../words/area.ts';

export const programWords = wordsOf('programs', {
  title: 'Programs',
  program: 'Program',
  state: 'State',
  live: 'Live since {{since}}',
  notLive: 'Not live yet',
  drafts: 'Drafts',
  draft: 'Draft',
  changed: 'Changed',
  newProgram: 'New program',
  open: 'open',
  inReview: 'in review',
  published: 'published',
  discarded: 'discarded',
  emptyTitle: 'No programs yet',
  emptyText: 'A program says who your partners are, what they must do and what they get.',
});
