import type { Json } from '@tierwright/program';
import { findPartner, lockPartners, type PartnerIdentity, putPartner } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuse, refuseWith } from '../command/refuse.ts';
import { activePrograms } from './active-programs.ts';
import { identityProblems } from './check-partner.ts';
import { partnersChanged } from './partner-changed.ts';
import { CHANGE_PARTNERS_RIGHTS } from './partner-rights.ts';
import type { PartnerPatch, PartnerShown } from './partner-shapes.ts';
import { shownPartner } from './shown-partner.ts';
import { readableBefore } from './still-readable.ts';
import { whoOf } from './who.ts';

type Members = { readonly [name: string]: Json };

/** Members that are named are set, null takes one away. */
const merged = (before: Members, change: Members = {}): Record<string, Json> =>
  Object.fromEntries(Object.entries({ ...before, ...change }).filter(([name, value]) => value !== null || !Object.hasOwn(change, name)));

/** A partner changes; what it was stays in its history. */
export const changePartner: Command<{ readonly partner: string; readonly change: PartnerPatch }, PartnerShown> = {
  name: 'partner.change',
  rights: CHANGE_PARTNERS_RIGHTS,
  async run(work, { partner: id, change }) {
    const { service, tx, caller, now, ifMatch, about } = work;
    await lockPartners(tx, [id]);
    const kept = await findPartner(tx, id, 'lock');
    if (!kept) return refuse('CMD102', `There is no partner ${id}.`, { value: id });
    if (ifMatch !== undefined && ifMatch !== kept.revision) {
      return refuse('CMD103', 'The partner has changed since.', {
        value: ifMatch,
        expected: String(kept.revision),
        current: shownPartner(kept) as unknown as Json,
      });
    }
    const parent = change.parent === undefined ? kept.parent : change.parent;
    const previous = change.previous === undefined ? kept.previous : change.previous;
    const next: PartnerIdentity = {
      id,
      title: change.title ?? kept.title,
      ...(parent === null ? {} : { parent }),
      attributes: merged(kept.attributes, change.attributes),
      facts: merged(kept.facts, change.facts),
      ...(previous === null ? {} : { previous: previous as unknown as NonNullable<PartnerIdentity['previous']> }),
    };
    const problems = identityProblems(await activePrograms(service.programs, tx), next);
    if (problems.length > 0) return refuseWith('CMD302', problems);
    const newlyUnreadable = await readableBefore(work, id);
    const revision = await putPartner(tx, next, { at: now, source: 'api', by: whoOf(caller) });
    if (revision !== kept.revision) {
      const unreadable = await newlyUnreadable();
      if (unreadable.length > 0) return refuseWith('CMD322', unreadable);
      await partnersChanged(work, [id]);
    }
    about(`partner/${id}`, revision);
    return { ok: true, status: 200, body: shownPartner((await findPartner(tx, id)) ?? kept), revision };
  },
};
