import type { Program } from '@tierwright/program';
import { matrixProgram } from './matrix-program.ts';

/**
 * A document of the most rules the language takes: requirements of one leaf each over few facts, each asked for by a tier.
 */
export function rulesProgram(rules: number): Program {
  const base = matrixProgram(20);
  const requirements: NonNullable<Program['requirements']> = {};
  for (let index = 0; index < rules; index += 1) {
    requirements[`rule.${index}`] = {
      title: `Rule ${index}`,
      why: 'A benchmark asks for it.',
      when: { all: [{ fact: `fact.${index % 20}`, operator: 'greaterThanInclusive', value: { fact: `min.${index % 20}` } }] },
    };
  }
  const [track] = base.tracks ?? [];
  if (!track) throw new Error('the matrix has a track');
  // Each tier asks for its share, so that every requirement is used and none is only remarked on.
  const ids = Object.keys(requirements);
  const share = Math.ceil(ids.length / track.tiers.length);
  const tiers = track.tiers.map((tier, index) => ({
    ...tier,
    qualify: { all: ids.slice(index * share, (index + 1) * share).map((condition) => ({ condition })) },
  }));
  return { ...base, program: 'many-rules', requirements, tracks: [{ ...track, tiers }] };
}
