import type { PartnerData } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import { itemsOf, type Members, membersOf, textOf } from '../document/reading.ts';

/** A partner to try deals with: one of the program's own tests, or one of whom nothing is known. */
export interface SamplePartner {
  /** The place of the test, or `none`. */
  readonly id: string;
  readonly name: string;
  readonly partner: PartnerData;
  /** What the test's deal answers, by the form's fields. */
  readonly answers: { readonly [field: string]: Json };
  readonly on: string | null;
}

const ID = 'samplePartner';
export const NOBODY: SamplePartner = { id: 'none', name: '', partner: { id: ID }, answers: {}, on: null };

/** The partners of tests about deals, in their order. */
export function samplePartners(program: Members): SamplePartner[] {
  return itemsOf(program.tests).flatMap((test, index) => {
    const { name, attributes, facts, asOf, previous } = membersOf(test);
    const given = Object.entries(membersOf(facts));
    const ofDeal = given.filter(([id]) => id.startsWith('deal.') && id !== 'deal.place');
    if (ofDeal.length === 0) return [];
    const ofPartner = given.filter(([id]) => !/^(?:deal|opposing|conflict|request)\./.test(id));
    const partner = {
      id: ID,
      attributes: { ...membersOf(attributes) },
      facts: Object.fromEntries(ofPartner),
      ...(previous === undefined ? {} : { previous }),
    } as unknown as PartnerData;
    const answers = Object.fromEntries(ofDeal.map(([id, value]) => [id.slice('deal.'.length), value]));
    return [{ id: String(index), name: textOf(name), partner, answers, on: textOf(asOf) || null }];
  });
}
