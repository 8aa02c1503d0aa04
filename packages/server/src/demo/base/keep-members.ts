import { beginItem, type Command, messageItem, type SystemCaller } from '@tierwright/commands';
import { pendingEffects, settleEffect } from '@tierwright/store';

interface MemberOf {
  readonly program: string;
  readonly partner: string;
  readonly title: string;
}

/** A partner that was in the program before the sample begins applies, so that there is a membership to go on with. */
export const beginMembership: Command<MemberOf, null, SystemCaller> = {
  name: 'sample.member',
  rights: {},
  async run(work, { program, partner, title }) {
    const begun = await beginItem(work, { kind: 'member', program, beginning: { partner, title, by: null } });
    return begun.ok ? { ok: true, status: 201, body: null } : begun;
  },
};

/** It was onboarded before, elsewhere: no onboarding is started, and the membership is told that it is done. */
export const endOnboarding: Command<Pick<MemberOf, 'partner'> & { readonly onboarding: string }, null, SystemCaller> = {
  name: 'sample.onboarded',
  rights: {},
  async run(work, { partner, onboarding }) {
    const key = { kind: 'member', id: partner } as const;
    for (const { id } of await pendingEffects(work.tx, key))
      await settleEffect(work.tx, id, { state: 'done', problem: null, at: work.now });
    const told = await messageItem(work, { ...key, message: { type: 'onboarded', onboarding } });
    return told.ok ? { ok: true, status: 200, body: null } : told;
  },
};
