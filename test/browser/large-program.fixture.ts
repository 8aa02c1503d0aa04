import { programText } from './product.fixture.ts';

interface Ruled {
  readonly requirements: Readonly<Record<string, unknown>>;
  readonly derived: Readonly<Record<string, unknown>>;
  readonly dealRegistration: { readonly rules: { readonly list: readonly unknown[] } };
}

/** A requirement that asks for a little more than the one before it. */
const requirement = (index: number) => ({
  title: `Bookings of step ${index}`,
  why: 'Each step asks for a little more.',
  when: { all: [{ fact: 'bookings.t12m', operator: 'greaterThanInclusive', value: 1000 + index }] },
});

const LONGEST_LIST = 100;

/** A real program with so many requirements and deal rules in all; the added ones are counted, so that none is unused. */
export function largeProgram(rules = 2000): string {
  const program = JSON.parse(programText('northwind/2027.1.0')) as Ruled;
  const more = rules - Object.keys(program.requirements).length - program.dealRegistration.rules.list.length;
  const ids = Array.from({ length: more }, (_, index) => `step.${index}`);
  const counts = Array.from({ length: Math.ceil(more / LONGEST_LIST) }, (_, index) => [
    `steps.${index}`,
    { title: `Steps of hundred ${index}`, count: ids.slice(index * LONGEST_LIST, (index + 1) * LONGEST_LIST) },
  ]);
  const large = {
    ...program,
    requirements: { ...program.requirements, ...Object.fromEntries(ids.map((id, index) => [id, requirement(index)])) },
    derived: { ...program.derived, ...Object.fromEntries(counts) },
  };
  return `${JSON.stringify(large, null, 2)}\n`;
}
