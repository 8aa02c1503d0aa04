import type { PartnerData } from '@tierwright/facts';
import { atKey } from '../report/at-key.ts';

/** The partner above all others of a family; where partners stand in a ring, the last one before it closes. */
function rootOf(id: string, parents: ReadonlyMap<string, string>): string {
  let root = id;
  const seen = new Set([root]);
  for (let next = parents.get(root); next !== undefined && !seen.has(next); next = parents.get(root)) {
    root = next;
    seen.add(root);
  }
  return root;
}

/** Partners with the rest of their families, for versions with facts that count it. */
export function withFamilies(partners: readonly PartnerData[]): readonly PartnerData[] {
  const parents = new Map(partners.flatMap(({ id, parent }) => (parent === undefined ? [] : [[id, parent] as const])));
  if (parents.size === 0) return partners;
  const members = new Map<string, PartnerData[]>();
  for (const partner of partners) atKey(members, rootOf(partner.id, parents), () => []).push(partner);
  return partners.map((partner) => {
    const others = (members.get(rootOf(partner.id, parents)) ?? []).filter((other) => other !== partner);
    return others.length === 0 ? partner : { ...partner, family: others };
  });
}
