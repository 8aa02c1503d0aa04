import { wordsOf } from '../../words/area.ts';

export const prospectusWords = wordsOf('prospectus', {
  title: 'Prospectus',
  intro:
    'What a prospective partner asks before it joins. Joining, eligibility, skills, support, earnings and conflicts are written from the program itself.',
  answered: '{{count}} of 5 questions answered',
  complements: 'Does it complete what we sell?',
  customers: 'Does it meet our customers’ needs?',
  services: 'Can we sell services with it?',
  support: 'How does support work?',
  market: 'Is there a market?',
  counted: '{{count}} of {{most}} characters',
  tooLong: '{{count}} of {{most}} characters: too long',
  preview: 'As a partner reads it',
  empty: 'Not answered yet',
});
