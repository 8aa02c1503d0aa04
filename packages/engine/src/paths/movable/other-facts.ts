import type { FactSet } from '@tierwright/facts';

/** A set of facts with some of its parts replaced; a set of facts made from records has no parts that could be spread. */
export const otherFacts = (
  facts: FactSet,
  { asOf = facts.asOf, values, given = facts.given }: Partial<Pick<FactSet, 'asOf' | 'given'>> & Pick<FactSet, 'values'>,
): FactSet => ({
  asOf,
  partner: facts.partner,
  values,
  given,
  notLoaded: facts.notLoaded,
  problems: facts.problems,
  missing: (fact) => facts.missing(fact),
  source: (fact, group) => (given.has(fact) ? undefined : facts.source(fact, group)),
  records: (fact, group) => (given.has(fact) ? [] : facts.records(fact, group)),
});
