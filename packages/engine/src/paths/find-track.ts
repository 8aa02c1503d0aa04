import type { Outcome, Track } from '@tierwright/program';
import { type DecidedTrack, decidedTracks } from '../tracks/decide-tracks.ts';
import type { Subject } from '../tracks/subject.ts';
import { pathProblem } from './path-problems.ts';
import type { PathQuestion } from './path-question.ts';

/** The track that a question is about, with the groups that are meant; `undefined` stands for a track without groups. */
export interface FoundTrack {
  decided: DecidedTrack;
  tier: number;
  groups: readonly (string | undefined)[];
}

const refused = (problem: ReturnType<typeof pathProblem>) => ({ ok: false as const, problems: [problem] });
const listed = (tracks: readonly Track[]): string =>
  tracks.length === 0 ? 'in no track' : `in ${tracks.map(({ title }) => title).join(' and ')}`;

/** The decided track that has the tier asked for, and the groups asked for. */
export function findTrack(subject: Subject, { to, track: asked, group }: PathQuestion): Outcome<FoundTrack> {
  const all = subject.compiled.program.tracks ?? [];
  if (asked !== undefined && !all.some(({ id }) => id === asked)) {
    const message = `The program has no track “${asked}”.`;
    return refused(pathProblem('PATH101', message, { value: asked, among: all.map(({ id }) => id) }));
  }
  const meant = all.filter(({ id }) => asked === undefined || id === asked);
  const having = meant.filter(({ tiers }) => tiers.some(({ id }) => id === to));
  if (having.length === 0) {
    const among = [...new Set(meant.flatMap(({ tiers }) => tiers.map(({ id }) => id)))];
    const where = asked === undefined ? 'The program' : `The track ${asked}`;
    return refused(pathProblem('PATH102', `${where} has no tier “${to}”.`, { value: to, among }));
  }
  const decided = decidedTracks(subject);
  const applying = decided.filter(({ track }) => having.includes(track));
  const [found, another] = applying;
  if (!found) {
    const titles = having.map(({ title }) => `“${title}”`).join(' or ');
    const standing = listed(decided.map(({ track }) => track));
    return refused(
      pathProblem('PATH201', `The track ${titles}, which has the tier, does not apply: on ${subject.asOf} the partner is ${standing}.`),
    );
  }
  if (another) {
    const among = applying.map(({ track }) => track.id);
    return refused(pathProblem('PATH104', `The tier “${to}” is one of the tracks ${among.join(' and ')}.`));
  }
  const { track } = found;
  const tier = track.tiers.findIndex(({ id }) => id === to);
  if (track.per === undefined) {
    if (group !== undefined) return refused(pathProblem('PATH105', `The track “${track.title}” has no groups.`));
    return { ok: true, value: { decided: found, tier, groups: [undefined] }, problems: [] };
  }
  const groups = subject.compiled.groupDomain(track.per) ?? [];
  if (group !== undefined && !groups.includes(group)) {
    return refused(pathProblem('PATH103', `The track “${track.title}” has no group “${group}”.`, { value: group, among: groups }));
  }
  return { ok: true, value: { decided: found, tier, groups: group === undefined ? groups : [group] }, problems: [] };
}
