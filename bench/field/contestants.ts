import { DuckDBInstance } from '@duckdb/node-api';
import { ZenEngine } from '@gorules/zen-engine';
import { LogicEngine } from 'json-logic-engine';
import { createRulesEngine, type RootCondition } from '../../packages/engine/src/reference/rules-engine.ts';
import { rulesEnginesOf, tierByRulesEngine } from '../tiers.ts';
import { type FieldPartner, fieldProgram, limitsOf, REGIONS, REQUIREMENTS, ROUTES } from './field-program.ts';

/** Place of the tier and of the route of each partner, −1 for none. */
export interface Answers {
  readonly tiers: ArrayLike<number>;
  readonly routes: ArrayLike<number>;
}

/** Decides so many partners, the first ones, each tier and route written. */
export interface Contestant {
  readonly name: string;
  readonly partners: number;
  decide(): unknown;
  /** What was decided last. */
  answers(): Answers | Promise<Answers>;
  end?(): void;
}

const program = fieldProgram();
const TIERS = program.tracks?.[0]?.tiers ?? [];
/** By tier from the highest, the least of each requirement. */
const LIMITS = TIERS.map((_, rank) =>
  Array.from({ length: REQUIREMENTS }, (_, requirement) => limitsOf(program, requirement)[rank] as number),
);
const fromHighest = LIMITS.map((limits, rank) => ({ rank, limits })).reverse();
const routesFromLast = ROUTES.map((route, place) => ({ ...route, place })).reverse();

/** json-rules-engine as its documentation uses it: an engine for each tier, one for the routes. */
export function jsonRulesEngine(partners: readonly FieldPartner[]): Contestant {
  const ofTiers = rulesEnginesOf(program);
  const ofRoutes = createRulesEngine();
  for (const [place, tier] of (program.tracks?.[1]?.tiers ?? []).entries())
    ofRoutes.addRule({ conditions: tier.qualify as RootCondition, event: { type: String(place) } });
  const given = partners.map(({ measures }) => Object.fromEntries(measures.map((value, index) => [`fact.${index}`, value])));
  const tiers = new Int8Array(partners.length);
  const routes = new Int8Array(partners.length);
  return {
    name: 'json-rules-engine',
    partners: partners.length,
    answers: () => ({ tiers, routes }),
    async decide() {
      for (const [index, { region, amount }] of partners.entries()) {
        const tier = await tierByRulesEngine(ofTiers, given[index] ?? {});
        tiers[index] = TIERS.findIndex(({ id }) => id === tier);
        const { results } = await ofRoutes.run({ region, amount });
        routes[index] = Math.max(-1, ...results.map(({ event }) => Number(event?.type)));
      }
    },
  };
}

type Logic = (facts: object) => number;

/** json-logic-engine with its rules built to functions: one chain of tiers, one of routes, the first that holds ends it. */
export function jsonLogicEngine(partners: readonly FieldPartner[]): Contestant {
  const engine = new LogicEngine();
  const tierRule = fromHighest.flatMap(({ rank, limits }) => [
    { and: limits.map((limit, requirement) => ({ '>=': [{ var: `f${requirement}` }, limit] })) },
    rank,
  ]);
  const routeRule = routesFromLast.flatMap(({ regions, atLeast, place }) => [
    { and: [{ in: [{ var: 'region' }, [...regions]] }, { '>=': [{ var: 'amount' }, atLeast] }] },
    place,
  ]);
  const [tierOf, routeOf] = [engine.build({ if: [...tierRule, -1] }) as Logic, engine.build({ if: [...routeRule, -1] }) as Logic];
  const facts = partners.map(({ measures, region, amount }) => ({
    ...Object.fromEntries(measures.map((value, index) => [`f${index}`, value])),
    region,
    amount,
  }));
  const tiers = new Int8Array(partners.length);
  const routes = new Int8Array(partners.length);
  return {
    name: 'json-logic-engine, built',
    partners: partners.length,
    answers: () => ({ tiers, routes }),
    decide() {
      for (let index = 0; index < facts.length; index += 1) {
        tiers[index] = tierOf(facts[index] as object);
        routes[index] = routeOf(facts[index] as object);
      }
    },
  };
}

/** ZEN over columns in one evaluation: of its forms (a table in a loop, an expression in a loop, a map over partners) the fastest. */
export function zenEngine(partners: readonly FieldPartner[]): Contestant {
  const engine = new ZenEngine();
  const tierOf = fromHighest.reduceRight(
    (rest, { rank, limits }) =>
      `(${limits.map((limit, requirement) => `f${requirement}[#] >= ${limit}`).join(' and ')} ? ${rank} : ${rest})`,
    '-1',
  );
  const position = { x: 0, y: 0 };
  const decision = engine.createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position },
      {
        id: 'decide',
        type: 'expressionNode',
        name: 'decide',
        position,
        content: {
          expressions: [
            { id: 'tiers', key: 'tiers', value: `map(place, ${tierOf})` },
            { id: 'routes', key: 'routes', value: `map(place, ${routeChain()})` },
          ],
          passThrough: false,
        },
      },
      { id: 'out', type: 'outputNode', name: 'out', position },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'decide', type: 'edge' },
      { id: 'b', sourceId: 'decide', targetId: 'out', type: 'edge' },
    ],
  });
  const columns: Record<string, readonly (number | string)[]> = {
    place: partners.map((_, index) => index),
    region: partners.map(({ region }) => region),
    amount: partners.map(({ amount }) => amount),
  };
  for (let requirement = 0; requirement < REQUIREMENTS; requirement += 1)
    columns[`f${requirement}`] = partners.map(({ measures }) => measures[requirement] as number);
  let decided: Answers = { tiers: [], routes: [] };
  return {
    name: 'ZEN, all partners in one evaluation',
    partners: partners.length,
    answers: () => decided,
    async decide() {
      decided = (await decision.evaluate(columns)).result;
    },
    end: () => engine.dispose(),
  };
}

/** Routes one after the other, the last one first. */
function routeChain(): string {
  return routesFromLast.reduceRight((rest, { regions, atLeast, place }) => {
    const isIn = regions.map((region) => `region[#] == '${region}'`).join(' or ');
    return `((${isIn}) and amount[#] >= ${atLeast} ? ${place} : ${rest})`;
  }, '-1');
}

/** DuckDB in memory on two threads: bytes in its columns, two CASE expressions in one prepared query that writes a table. */
export async function duckDb(partners: number): Promise<Contestant> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const measures = Array.from(
    { length: REQUIREMENTS },
    (_, fact) => `((i * 37) % 90 + (i * 31 + ${fact} * 17) % 40)::UTINYINT AS f${fact}`,
  );
  await connection.run(
    `CREATE TABLE partner AS SELECT ${measures.join(', ')}, ((i * 7) % 4)::UTINYINT AS region, ((i * 13) % 80)::UTINYINT AS amount FROM range(${partners}) t(i)`,
  );
  const tierOf = fromHighest.map(
    ({ rank, limits }) => `WHEN ${limits.map((limit, requirement) => `f${requirement} >= ${limit}`).join(' AND ')} THEN ${rank}`,
  );
  const routeOf = routesFromLast.map(
    ({ regions, atLeast, place }) =>
      `WHEN region IN (${regions.map((region) => REGIONS.indexOf(region)).join(', ')}) AND amount >= ${atLeast} THEN ${place}`,
  );
  const sql = `SELECT (CASE ${tierOf.join(' ')} ELSE -1 END)::TINYINT AS tier, (CASE ${routeOf.join(' ')} ELSE -1 END)::TINYINT AS route FROM partner`;
  const write = await connection.prepare(`CREATE OR REPLACE TABLE decided AS ${sql}`);
  return {
    name: 'DuckDB, 2 threads',
    partners,
    decide: () => write.run(),
    async answers() {
      const [tiers = [], routes = []] = (await connection.runAndReadAll('SELECT tier, route FROM decided')).getColumns();
      return { tiers: tiers.map(Number), routes: routes.map(Number) };
    },
    end() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
