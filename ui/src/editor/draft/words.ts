import { wordsOf } from '../../words/area.ts';

export const draftWords = wordsOf('draft', {
  saved: 'Saved',
  waiting: 'Not saved yet',
  saving: 'Saving …',
  noAnswer: 'No answer: it is saved by itself when there is one again',
  refused: 'Not saved',
  tryNow: 'Try now',
  theirsTitle: 'Somebody else changed this draft',
  theirsText: 'While you worked, another person saved the same draft. Nothing of either is lost: choose which goes on.',
  keepOurs: 'Go on with mine',
  keepOursHint: 'Mine is saved over theirs, as the next revision; undo brings theirs back.',
  keepOursStep: 'Go on with mine',
  takeTheirs: 'Go on with theirs',
  takeTheirsHint: 'Theirs is taken; undo brings mine back.',
  takeTheirsStep: 'Take the changes of another person',
  restore: 'Restore what was not saved',
});
