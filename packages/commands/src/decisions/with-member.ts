import { fromDay, type PartnerData, type PartnerException, type RecordData } from '@tierwright/facts';
import { asOfMember, fileOfMember, type LifecycleProgram, type Member } from '@tierwright/lifecycle';

const dayOrNone = (name: string, day: number | null) => (day === null || !Number.isFinite(day) ? {} : { [name]: fromDay(day) });

function recordOf({ id, item, effect, track, group, reason, from, until, askedBy, grantedBy }: PartnerException): RecordData {
  const named = Object.entries({ track, group, reason, askedBy, grantedBy }).filter(([, value]) => value !== null);
  return { id, item, effect, ...Object.fromEntries(named), ...dayOrNone('from', from), ...dayOrNone('until', until) };
}

/**
 * A partner's file with what its membership adds: the standing before, the status, exceptions granted and tiers kept. A day
 * before the last review is decided as if nothing had been reviewed.
 */
export function withMember({ compiled }: LifecycleProgram, file: PartnerData, member: Member, asOf: string): PartnerData {
  const { previous, ...own } = fileOfMember(file, member);
  const isLater = previous !== undefined && previous.on <= asOf;
  const standing = { ...own, ...(isLater ? { previous } : file.previous === undefined ? {} : { previous: file.previous }) };
  // Most members have no exceptions and keep no tier, and then nobody has to read the partner for them.
  if (member.exceptions.length === 0 && member.kept?.keep !== 'tier') return standing;
  const prepared = compiled.facts.prepare(file, { extra: 'ignore' });
  if (!prepared.ok) return file;
  const known = new Set(prepared.value.exceptions.map(({ id }) => id));
  const more = asOfMember(prepared.value, member)
    .exceptions.filter(({ id }) => !known.has(id))
    .map(recordOf);
  if (more.length === 0) return standing;
  return { ...standing, records: { ...file.records, exception: [...(file.records?.exception ?? []), ...more] } };
}
