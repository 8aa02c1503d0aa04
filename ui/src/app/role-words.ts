import { type KeyOfWords, wordsOf } from '../words/area.ts';

export const roleWords = wordsOf('roles', {
  partnerUser: 'Partner user',
  partnerAdmin: 'Partner administrator',
  channelManager: 'Channel manager',
  programDesigner: 'Program designer',
  approver: 'Approver',
  decider: 'Decider',
  administrator: 'Administrator',
  auditor: 'Auditor',
});

export type RoleName = KeyOfWords<typeof roleWords>;
