import { wordsOf } from '../../words/area.ts';

export const languageWords = wordsOf('language', {
  older: 'This draft is written in version {{from}} of the language',
  olderText:
    'It is shown as version {{to}} reads it. Its parts can be edited once it is brought to version {{to}}; that is one step, which can be undone. Nothing is changed or saved before.',
  changes: 'What changes',
  step: '{{step}}: {{what}}',
  'pdl/1': 'each value of a parameter gets a history of its own, instead of one list for all of them.',
  unknownStep: 'a step of the language.',
  versionChanges: 'The version of the language: {{from}} becomes {{to}}.',
  parameterChanges: 'Parameter “{{part}}” is written anew, with the same values.',
  partChanges: '“{{part}}” is written anew.',
  bring: 'Bring it to version {{to}}',
  newer: 'This draft is written in a newer version of the language ({{code}})',
  newerText:
    'It names version {{version}}; this Tierwright reads up to {{to}}. Its text is left as it is: open it with a newer Tierwright, or begin a draft from another version.',
});
