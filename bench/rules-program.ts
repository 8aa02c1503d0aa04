import type { Program } from '@tierwright/program';
import { matrixProgram } from './matrix-program.ts';

/**
 * A document of close to the most rules the language takes: requirements of one leaf each over few facts, so that every
 * rule is counted, referred to by a tier and checked.
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
  return {
    ...base,
    program: 'many-rules',
    requirements,
    tracks: [
      {
        ...track,
        tiers: track.tiers.map((tier) => ({
          ...tier,
          qualify: {
            all: Object.keys(requirements)
              .slice(0, 400)
              .map((condition) => ({ condition })),
          },
        })),
      },
    ],
  };
}
