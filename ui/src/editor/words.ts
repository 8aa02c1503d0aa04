import { wordsOf } from '../words/area.ts';

export const editorWords = wordsOf('editor', {
  sections: 'Parts of the program',
  matrix: 'Tiers',
  json: 'JSON',
  showJson: 'Show the JSON beside',
  hideJson: 'Hide the JSON',
  undo: 'Undo: {{what}}',
  redo: 'Redo: {{what}}',
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to redo',
  saved: 'Saved',
  saving: 'Saving …',
  notSaved: 'Not saved yet',
  broken: 'The JSON cannot be read (line {{line}}): {{message}}',
  brokenHint: 'The other views show what it said last. Correct it there, or undo.',
  problems_one: '{{count}} problem',
  problems_other: '{{count}} problems',
  noProblems: 'No problems',
  loading: 'Loading the program …',
});
