import { wordsOf } from '../../words/area.ts';

export const roleWords = wordsOf('roles', {
  title: 'Roles',
  description:
    'Groups of your own people who approve, own steps and are told. Who is in a group is set in the accounts, not in the program.',
  list: 'Roles by title',
  empty: 'There is no role yet. Approvals, onboarding steps and notices name roles: add the first one.',
  add: 'Add a role …',
  newRole: 'A new role',
  titleHint: 'What people read: “Deal desk”, “Channel finance”.',
  found: 'The partner, its distributor and its account manager need no role: they are found for each item.',
  whereUsed: 'Where it is used',
  usedIn_one: 'used in {{count}} place',
  usedIn_other: 'used in {{count}} places',
  unused: 'not used',
});
