import type { Member } from '@tierwright/lifecycle';
import type { Tx } from '@tierwright/store';
import { type Static, Type } from 'typebox';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import type { Page } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { closed, listOf } from '../shapes/vocabulary.ts';
import { type ItemsWanted, itemsFor } from '../status/list-items.ts';
import { type RowShown, rowShown } from '../status/row-shown.ts';
import type { Shown } from '../status/shown.ts';
import { storedShown } from '../status/stored-shown.ts';
import { itemWithin, noItem } from '../status/within-reach.ts';
import { READ_MEMBERS_RIGHTS } from './member-rights.ts';
import {
  type PartnerException,
  partnerExceptionShape,
  standingShape,
  type VendorException,
  vendorExceptionShape,
} from './member-shapes.ts';
import { partnerException, standingsShown, vendorException } from './member-views.ts';
import { type MemberShown, showMember } from './show-member.ts';

/** Memberships, the newest first. */
export const membersFor = (service: Service, caller: Caller, wanted: ItemsWanted): Promise<Answer<Page<RowShown>>> =>
  itemsFor(service, caller, { kind: 'member', rights: READ_MEMBERS_RIGHTS, wanted, row: rowShown });

/** How a membership stands. */
export const memberFor = (service: Service, caller: Caller, partner: string): Promise<Answer<MemberShown>> =>
  reading(service, READ_MEMBERS_RIGHTS, caller, async (tx) => {
    const key = { kind: 'member', id: partner } as const;
    const row = await itemWithin(tx, key, READ_MEMBERS_RIGHTS, caller);
    if (!row) return noItem(key);
    return { ok: true, status: 200, body: await showMember(service, tx, caller, row), revision: row.revision };
  });

const part = <O>(service: Service, caller: Caller, partner: string, of: (shown: Shown<Member>, isPartner: boolean, tx: Tx) => O) =>
  reading<O>(service, READ_MEMBERS_RIGHTS, caller, async (tx) => {
    const key = { kind: 'member', id: partner } as const;
    const row = await itemWithin(tx, key, READ_MEMBERS_RIGHTS, caller);
    if (!row) return noItem(key);
    const { shown } = await storedShown<Member>(service.programs, tx, row);
    const isPartner = caller.kind === 'person' && caller.partner !== null;
    return { ok: true, status: 200, body: of(shown, isPartner, tx), revision: row.revision };
  });

export const standingsShape = closed({ items: listOf(standingShape, 500) }, 'How the partner stands in its tracks.');
export type StandingsShown = Static<typeof standingsShape>;

export const standingsFor = (service: Service, caller: Caller, partner: string): Promise<Answer<StandingsShown>> =>
  part(service, caller, partner, (shown) => ({ items: standingsShown(shown) }));

export interface ExceptionsShown {
  readonly items: readonly (PartnerException | VendorException)[];
}
export const exceptionsShape = Type.Unsafe<ExceptionsShown>({
  anyOf: [closed({ items: listOf(vendorExceptionShape, 500) }), closed({ items: listOf(partnerExceptionShape, 500) })],
});

export const exceptionsFor = (service: Service, caller: Caller, partner: string): Promise<Answer<ExceptionsShown>> =>
  part(service, caller, partner, (shown, isPartner) => ({
    items: shown.item.exceptions.map((exception) => (isPartner ? partnerException(exception) : vendorException(shown, exception))),
  }));
