import type { AnyMessage } from '@tierwright/lifecycle';
import { findPartner } from '@tierwright/store';
import type { Command, Work } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { begunItem } from '../items/begun-item.ts';
import { messageItem } from '../items/message-item.ts';
import { saidAbout } from '../items/said-about.ts';
import { noPartner } from '../partners/read-partners.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { mayTouch, reachOf } from '../rights/reach.ts';
import type { Rights } from '../rights/rights.ts';
import { chooseProgram } from '../status/choose-program.ts';
import { sayCommands, shownAfter } from '../status/say-commands.ts';
import { itemWithin, noItem } from '../status/within-reach.ts';
import type { Application, ExceptionGranted, MemberSaid, Revocation } from './member-messages.ts';
import { APPLY_RIGHTS, EXCEPTION_RIGHTS, MEMBER_RIGHTS, REVIEW_RIGHTS } from './member-rights.ts';
import { type MemberShown, showMember } from './show-member.ts';

/** One command for each message that people send to a membership as such. */
export const MEMBER_COMMANDS = sayCommands<MemberSaid, MemberShown>({ kind: 'member', rights: MEMBER_RIGHTS, show: showMember });

/** A partner applies, or somebody of the vendor for it. */
export const applyForMembership: Command<Application, MemberShown, PersonCaller> = {
  name: 'member.apply',
  rights: APPLY_RIGHTS,
  async run(work, asked) {
    const { service, tx, caller } = work;
    const partner = asked.partner ?? caller.partner;
    if (partner === null) return refuse('CMD612', 'Who applies?', { pointer: '/partner', expected: 'the id of a partner' });
    const kept = mayTouch(reachOf(APPLY_RIGHTS, caller), { partner }) ? await findPartner(tx, partner) : undefined;
    if (!kept) return noPartner(partner);
    const chosen = await chooseProgram(service.programs, tx, { named: asked.program, section: 'any' });
    if (!chosen.ok) return chosen;
    const beginning = { partner, title: kept.title, by: caller.account, ...(asked.type === undefined ? {} : { type: asked.type }) };
    const taken = saidAbout<'member'>(work, await begunItem(work, chosen.program, { kind: 'member', beginning }));
    if (!taken.ok) return taken;
    const shown = await shownAfter(work, taken, showMember);
    return { ok: true, status: 201, ...shown, location: `/members/${encodeURIComponent(partner)}` };
  },
};

/** Says something to the membership of a partner, by the caller. */
async function say(work: Work<PersonCaller>, rights: Rights, partner: string, message: AnyMessage) {
  const key = { kind: 'member', id: partner } as const;
  if (!(await itemWithin(work.tx, key, rights, work.caller))) return noItem(key);
  const taken = await messageItem(work, { ...key, message: { ...message, by: work.caller.account } });
  return taken.ok ? { ok: true as const, ...(await shownAfter(work, taken, showMember)) } : taken;
}

/** The owner of the program grants what another person asked for; the exception gets a new id. */
export const grantException: Command<{ readonly partner: string; readonly exception: ExceptionGranted }, MemberShown, PersonCaller> = {
  name: 'member.grantException',
  rights: EXCEPTION_RIGHTS,
  async run(work, { partner, exception }) {
    const id = work.service.newId();
    const said = await say(work, EXCEPTION_RIGHTS, partner, { ...exception, type: 'grantException', exception: id });
    return said.ok ? { ...said, status: 201, location: `/members/${encodeURIComponent(partner)}/exceptions/${id}` } : said;
  },
};

export const revokeException: Command<
  { readonly partner: string; readonly exception: string; readonly revocation: Revocation },
  MemberShown,
  PersonCaller
> = {
  name: 'member.revokeException',
  rights: EXCEPTION_RIGHTS,
  async run(work, { partner, exception, revocation }) {
    const said = await say(work, EXCEPTION_RIGHTS, partner, { ...revocation, type: 'revokeException', exception });
    return said.ok ? { ...said, status: 200 } : said;
  },
};

/** Tiers are reviewed today, whether or not a review is due. */
export const reviewMember: Command<{ readonly partner: string }, MemberShown, PersonCaller> = {
  name: 'member.review',
  rights: REVIEW_RIGHTS,
  async run(work, { partner }) {
    const said = await say(work, REVIEW_RIGHTS, partner, { type: 'review' });
    return said.ok ? { ...said, status: 200 } : said;
  },
};
