import type { Json } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { isMembers, itemsOf, memberOf, membersOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { documentOf } from '../parameters/dated.ts';

export const LEADS: Path = ['leads'];
export const RANK: Path = ['leads', 'rank'];

export const hasLeads = (program: Json): boolean => isMembers(memberOf(program, 'leads'));

/** Leads to begin with: active partners take turns; a group of people takes what nobody accepts. */
export function beginLeads(edits: JsonEdits, role: string): void {
  const [first] = Object.keys(membersOf(memberOf(documentOf(edits), 'roles')));
  if (first === undefined) edits.set(['roles'], { channelManager: role });
  const eligible = { all: [{ fact: 'partner.status', operator: 'equal', value: 'active' }] };
  edits.set(LEADS, { eligible, otherwise: first ?? 'channelManager' });
}

/** One more ranking, last. */
export function addRank(edits: JsonEdits, fact: string): void {
  const list = itemsOf(valueAt(documentOf(edits), RANK));
  edits.set([...RANK, list.length], { fact, order: 'highest' });
}
