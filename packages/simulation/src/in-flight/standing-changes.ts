import { type BenefitDecision, type Decision, dateInWords, listed } from '@tierwright/engine';
import type { Member, TrackStanding } from '@tierwright/lifecycle';
import type { Program } from '@tierwright/program';

/** How a member stands under a version, and what it has by it. */
export interface Standing {
  readonly program: Program;
  readonly member: Member;
  readonly decision: Decision | undefined;
}

const keyOf = ({ track, group }: TrackStanding): string => `${track}\n${group ?? ''}`;

function titleOf(programs: readonly Program[], track: string, tier: string | null): string {
  if (tier === null) return 'no tier';
  const tiers = programs.flatMap(({ tracks = [] }) => tracks.filter(({ id }) => id === track).flatMap((its) => its.tiers));
  return tiers.find(({ id }) => id === tier)?.title ?? tier;
}

/** What is another tier, is to be lost or is kept, and what benefits are others, from one version to the next. */
export function standingChanges(before: Standing, after: Standing): readonly string[] {
  return [
    ...tierChanges(before, after),
    ...keptSentences(before.member, after.member),
    ...benefitSentences(before.decision, after.decision),
  ];
}

function tierChanges(before: Standing, after: Standing): readonly string[] {
  const was = new Map(before.member.standings.map((standing) => [keyOf(standing), standing]));
  const is = new Map(after.member.standings.map((standing) => [keyOf(standing), standing]));
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key) => {
    const [from, to] = [was.get(key), is.get(key)];
    const { track, group } = to ?? from ?? { track: '', group: null };
    const versions = [after.program, before.program];
    const name = versions.flatMap(({ tracks = [] }) => tracks.filter(({ id }) => id === track))[0]?.title ?? track;
    const where = group === null ? name : `${name}, ${group}`;
    const tier = (standing: TrackStanding | undefined) => titleOf(versions, track, standing?.now.tier ?? null);
    if ((from?.now.tier ?? null) !== (to?.now.tier ?? null)) return [`${where}: ${tier(from)} becomes ${tier(to)}.`];
    const until = to?.now.until ?? null;
    return until === null || until === (from?.now.until ?? null) ? [] : [`${where}: ${tier(to)} is lost on ${dateInWords(until)}.`];
  });
}

function keptSentences(before: Member, { kept }: Member): readonly string[] {
  if (kept === null || (before.kept?.row === kept.row && before.kept.until === kept.until)) return [];
  return [`${kept.title}, until ${dateInWords(kept.until)}.`];
}

const worth = (benefit: BenefitDecision | undefined): string =>
  benefit?.granted ? JSON.stringify([benefit.value, benefit.amount ?? null, benefit.every ?? null]) : '';

function benefitSentences(before: Decision | undefined, after: Decision | undefined): readonly string[] {
  if (!before || !after) return [];
  const was = new Map(before.benefits.map((benefit) => [benefit.benefit, benefit]));
  const is = new Map(after.benefits.map((benefit) => [benefit.benefit, benefit]));
  const changed = [...new Set([...is.keys(), ...was.keys()])].filter((id) => worth(was.get(id)) !== worth(is.get(id)));
  if (changed.length === 0) return [];
  return [`Benefits that change: ${listed(changed.map((id) => is.get(id)?.title ?? was.get(id)?.title ?? id))}.`];
}
