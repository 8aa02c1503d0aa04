import { type BenchResult, type Figure, timeInWords } from '../figure.ts';
import { sideBySide } from '../measure.ts';
import { everyByteOnce, fieldColumns, ours } from './columns.ts';
import { type Answers, type Contestant, duckDb, jsonLogicEngine, jsonRulesEngine, zenEngine } from './contestants.ts';
import { fieldPartner } from './field-program.ts';

/** So many partners do the slow ones decide in a round. */
const BY_RULES_ENGINE = 40;
const BY_LOGIC = 20_000;
const BY_ZEN = 5000;
const [HUNDRED_THOUSAND, MILLION] = [100_000, 1_000_000];

function mustBeEqual(name: string, found: Answers, expected: Answers, partners: number): void {
  for (let index = 0; index < partners; index += 1)
    if (found.tiers[index] !== expected.tiers[index] || found.routes[index] !== expected.routes[index])
      throw new Error(`${name} decides partner ${index} otherwise`);
}

/** Tiers of 4 × 26 leaves and 12 routes, by every engine in its best form; answers are checked equal before any time is counted. */
export async function benchField(rounds: number): Promise<BenchResult> {
  const partners = Array.from({ length: BY_LOGIC }, (_, index) => fieldPartner(index));
  const million = fieldColumns(MILLION);
  const [small, large] = [ours(fieldColumns(HUNDRED_THOUSAND)), ours(million)];
  const rulesEngine = jsonRulesEngine(partners.slice(0, BY_RULES_ENGINE));
  const logic = jsonLogicEngine(partners);
  const zen = zenEngine(partners.slice(0, BY_ZEN));
  const [duckSmall, duckLarge] = [await duckDb(HUNDRED_THOUSAND), await duckDb(MILLION)];
  const bytes = everyByteOnce(million);
  const all: readonly Contestant[] = [
    ...[rulesEngine, logic, zen, small.javaScript, small.webAssembly, duckSmall],
    ...[large.javaScript, large.webAssembly, duckLarge, bytes],
  ];
  try {
    for (const one of all) await one.decide();
    const expected = await large.javaScript.answers();
    for (const one of all) if (one !== bytes) mustBeEqual(one.name, await one.answers(), expected, one.partners);
    const sides = await sideBySide(
      all.map((one) => ({
        name: `${one.name} (${one.partners.toLocaleString('en-US')})`,
        run: async () => {
          await one.decide();
          return one.partners;
        },
      })),
      rounds,
    );
    const microsOf = (one: Contestant): number => sides[all.indexOf(one)]?.micros ?? Number.NaN;
    const nameOf = ({ name, partners: many }: Contestant): string => `${name}, ${many.toLocaleString('en-US')} partners`;
    const figure = (side: Contestant, against: Contestant, goal: number): Figure => ({
      work: `tiers of 4 × 26 leaves and 12 routes, ${nameOf(side)}`,
      against: `${against.name}, ${timeInWords(microsOf(against) * 1000)}`,
      ratio: microsOf(against) / microsOf(side),
      goal,
      measured: timeInWords(microsOf(side) * 1000),
    });
    return {
      title: 'Tiers of 4 × 26 leaves and 12 routes by every engine, a partner',
      lines: all.map((one) => `${nameOf(one)}: ${timeInWords(microsOf(one) * 1000)}`),
      figures: [
        figure(large.javaScript, rulesEngine, 4000),
        figure(large.webAssembly, rulesEngine, 40_000),
        figure(large.javaScript, logic, 5),
        figure(large.webAssembly, logic, 45),
        figure(large.webAssembly, zen, 300),
        figure(small.webAssembly, duckSmall, 20),
        figure(large.webAssembly, duckLarge, 10),
        // A limit: a quarter as fast is asked for.
        figure(large.webAssembly, bytes, 0.25),
      ],
    };
  } finally {
    for (const one of all) one.end?.();
  }
}
