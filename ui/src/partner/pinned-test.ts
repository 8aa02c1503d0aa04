import type { Decision } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Expectation, Json, ProgramTest } from '@tierwright/program';

const isEmpty = (value: object | undefined): boolean => value === undefined || Object.keys(value).length === 0;

/** What is expected: the headline tier of the first track that gives one, else of the first that is decided, else no track. */
function expectationOf({ tracks }: Pick<Decision, 'tracks'>): Expectation {
  const headlines = tracks.filter(({ group }) => group === undefined);
  const headline = headlines.find(({ tier }) => tier !== null) ?? headlines[0];
  return headline ? { track: headline.track, tier: headline.tier } : { track: null };
}

/** A partner as it was decided, as a test of the document: whoever changes the program later is told where it comes out otherwise. */
export function pinnedTest(
  name: string,
  { attributes, records, facts, loaded, previous, family = [] }: PartnerData,
  decision: Pick<Decision, 'asOf' | 'tracks'>,
): ProgramTest {
  return {
    name,
    asOf: decision.asOf,
    ...(isEmpty(attributes) ? {} : { attributes: attributes as Record<string, Json> }),
    ...(isEmpty(records) ? {} : { records: records as unknown as Record<string, Json> }),
    ...(isEmpty(facts) ? {} : { facts: facts as Record<string, Json> }),
    ...(loaded === undefined ? {} : { loaded }),
    ...(previous === undefined ? {} : { previous }),
    ...(family.length === 0
      ? {}
      : {
          family: family.map(({ id, attributes: its, records: own }) => ({
            id,
            ...(isEmpty(its) ? {} : { attributes: its as Record<string, Json> }),
            ...(isEmpty(own) ? {} : { records: own as unknown as Record<string, Json> }),
          })),
        }),
    expect: expectationOf(decision),
  };
}
