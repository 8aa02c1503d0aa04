import type { Fact, Parameter, Program, Requirement } from '@tierwright/program';

const TIERS = ['registered', 'silver', 'gold', 'platinum'];

/** A program of tiers × requirements, each requirement one leaf against a threshold by tier. */
export function matrixProgram(requirementCount: number): Program {
  const facts: Record<string, Fact> = {};
  const parameters: Record<string, Parameter> = {};
  const requirements: Record<string, Requirement> = {};
  for (let index = 0; index < requirementCount; index += 1) {
    facts[`fact.${index}`] = { title: `Measure ${index}`, type: 'integer', attribute: `a${index}`, onMissing: 0 };
    parameters[`min.${index}`] = {
      title: `Least of measure ${index}`,
      type: 'integer',
      byTier: Object.fromEntries(TIERS.map((tier, rank) => [tier, 10 + rank * 20 + (index % 13)])),
    };
    requirements[`r${index}`] = {
      title: `Measure ${index}`,
      why: 'A benchmark asks for it.',
      when: { all: [{ fact: `fact.${index}`, operator: 'greaterThanInclusive', value: { fact: `min.${index}` } }] },
    };
  }
  return {
    pdl: '1.0',
    program: 'matrix',
    version: '1',
    title: `${TIERS.length} tiers × ${requirementCount} requirements`,
    currency: 'USD',
    timeZone: 'UTC',
    facts,
    parameters,
    requirements,
    tracks: [
      {
        id: 'main',
        title: 'Main',
        tiers: TIERS.map((tier) => ({
          id: tier,
          title: tier,
          qualify: { all: Object.keys(requirements).map((condition) => ({ condition })) },
        })),
      },
    ],
  };
}

/** Given facts of partners, spread over all tiers: the least of the measures decides. */
export function matrixPartner(requirementCount: number, index: number): Record<string, number> {
  const floor = (index * 37) % 90;
  return Object.fromEntries(
    Array.from({ length: requirementCount }, (_, fact) => [`fact.${fact}`, floor + ((index * 31 + fact * 17) % 40)]),
  );
}
