import { wordsOf } from '../../words/area.ts';

export const requirementWords = wordsOf('requirements', {
  title: 'Requirements',
  description: 'Named conditions, each written once. Tiers, benefits and deal rules refer to them.',
  list: 'Requirements of the program',
  requirement: 'requirement',
  add: 'Add a requirement',
  empty: 'There is no requirement yet. Add the first: what must a partner do or be?',
  newTitle: 'New requirement',
  when: 'It is met when',
});
