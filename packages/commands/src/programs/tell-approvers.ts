import { addNotices, type StoredNotice, vendorPeople } from '@tierwright/store';
import type { Work } from '../command/command.ts';

export interface ToldOfReturn {
  readonly program: string;
  readonly release: string;
  readonly title: string;
  readonly version: string;
  /** What people call the one who did it. */
  readonly by: string;
  readonly reason: string;
}

/** Those who approve programs are told of what one of them did alone, each by a notice of its own. */
export async function tellApprovers({ tx, now }: Work, told: ToldOfReturn): Promise<void> {
  const { program, release, title, version, by, reason } = told;
  const approvers = (await vendorPeople(tx)).filter(({ roles }) => roles.includes('approver'));
  const notice = (person: string): StoredNotice => ({
    ...{ effect: `release/${release}`, person, kind: 'program', item: program, notice: 'rolledBack', event: 'program.rolledBack' },
    ...{
      partner: null,
      channels: ['email'],
      send: 'now',
      state: 'ready',
      holds: [],
      digest_at: null,
      sent_on: null,
      at: now,
      settled_at: null,
    },
    subject: `${title} was rolled back to version ${version}`,
    body: `${by} rolled ${title} back to version ${version}, which was in force before: ${reason}`,
  });
  await addNotices(
    tx,
    approvers.map(({ id }) => notice(id)),
  );
}
