import { toPointer } from '../../source/json-pointer.ts';
import type { Detector } from '../feature.ts';

/** The most that is paid, the most that is counted, the time in which a tier must be reached. */
export const capsAndProbation: Detector = (program) => {
  const counted = Object.entries(program.derived ?? {}).flatMap(([id, derived]) =>
    'min' in derived && derived.min.some((operand) => program.parameters?.[operand] !== undefined) ? [['derived', id, 'min']] : [],
  );
  const probations = (program.tracks ?? []).flatMap((track, t) =>
    (track.review?.probation ?? []).map((_, index) => ['tracks', t, 'review', 'probation', index]),
  );
  const paid = (program.benefits ?? []).flatMap(({ caps }, b) => (caps ?? []).map((_, index) => ['benefits', b, 'caps', index]));
  return [...counted, ...probations, ...paid].map(toPointer);
};
