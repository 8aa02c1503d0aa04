import { init, killThreads } from 'z3-solver';
import type { Movables, Told } from './movable.ts';
import type { Bool } from './text.ts';

/** A goal over what can be moved, and the cost that is said to be the least; null: there is no way at all. */
export interface Claim {
  name: string;
  goal: Bool;
  movables: Movables;
  cost: number | null;
}

async function open() {
  const api = await init();
  return { api, context: api.Context('main') };
}
let opened: ReturnType<typeof open> | undefined;

/** One context for all questions: those that were asked are released, a context would wait for the garbage collector. */
async function contextOf() {
  opened ??= open();
  return (await opened).context;
}

/** Ends the solver's threads, which would keep the process alive. */
export async function endSolver(): Promise<void> {
  if (opened) await killThreads((await opened).api.em);
  opened = undefined;
}

/** Milliseconds after which the solver gives up on a question. */
const PATIENCE = 60_000;

/** A claim as the solver reads it: only what the goal is about, costs as whole numbers of one smallest part. */
interface Written {
  claim: Claim;
  lines: string[];
  total: string;
  /** The cost in those parts. */
  cost: bigint | null;
  parts: bigint;
}

function written(claim: Claim): Written {
  const { goal, movables, cost, name } = claim;
  const named = new Set(typeof goal === 'string' ? goal.match(/c\d+[a-z]\d+/g) : []);
  const meant: Told[] = movables.told.filter(({ names }) => names.some((one) => named.has(one)));
  const decimals = Math.max(0, ...meant.map((one) => one.decimals));
  const costs = meant.map((one) => `(* ${10n ** BigInt(decimals - one.decimals)} ${one.cost})`);
  const bounds = meant.flatMap((one) => one.bounds.filter((bound) => bound !== true));
  const total = `total-${name}`;
  return {
    claim,
    lines: [
      ...meant.flatMap(({ declared }) => declared),
      `(declare-const ${total} Int)`,
      ...bounds.map((bound) => `(assert ${bound})`),
      `(assert (= ${total} (+ 0 ${costs.join(' ')})))`,
    ],
    total,
    cost: cost === null ? null : BigInt(Math.round(cost * 10 ** decimals)),
    parts: 10n ** BigInt(decimals),
  };
}

async function isPossible(cases: readonly Written[], condition: string): Promise<boolean | undefined> {
  const context = await contextOf();
  const solver = new context.Solver();
  solver.set('timeout', PATIENCE);
  solver.fromString([...cases.flatMap(({ lines }) => lines), `(assert ${condition})`].join('\n'));
  const answer = await solver.check();
  solver.release();
  return answer === 'unknown' ? undefined : answer === 'sat';
}

/** A way that costs less than is claimed; of what is said to be out of reach any way. */
const cheaper = ({ claim, total, cost }: Written): string =>
  cost === null ? String(claim.goal) : `(and ${claim.goal} (< ${total} ${cost}))`;
const atThatCost = ({ claim, total, cost }: Written): string => (cost === null ? 'true' : `(and ${claim.goal} (= ${total} ${cost}))`);

/**
 * The claims that are not the solver's optimum: where there is a cheaper way, or none at that cost. Many are asked about at
 * once, since asking takes longer than answering; where one is wrong it is found by halving.
 */
export async function wrongClaims(claims: readonly Claim[]): Promise<string[]> {
  return suspects(claims.map(written));
}

async function suspects(cases: readonly Written[]): Promise<string[]> {
  if (cases.length === 0) return [];
  const isCheaper = await isPossible(cases, `(or false ${cases.map(cheaper).join(' ')})`);
  const isReached = isCheaper === false && (await isPossible(cases, `(and true ${cases.map(atThatCost).join(' ')})`));
  if (isCheaper === false && isReached === true) return [];
  const [only] = cases;
  if (only && cases.length === 1)
    return [
      `${only.claim.name}: not ${only.claim.cost} (${isCheaper === false ? 'not reached' : isCheaper ? 'there is a cheaper way' : 'not decided'})`,
    ];
  const half = Math.ceil(cases.length / 2);
  return [...(await suspects(cases.slice(0, half))), ...(await suspects(cases.slice(half)))];
}

/** The optimum by the solver's own minimizing, which takes it much longer; null where there is no way. */
export async function optimum(claim: Claim): Promise<number | null | undefined> {
  const { lines, total, parts } = written(claim);
  const context = await contextOf();
  const optimize = new context.Optimize();
  optimize.set('timeout', PATIENCE);
  optimize.fromString([...lines, `(assert ${claim.goal})`, `(minimize ${total})`].join('\n'));
  const answer = await optimize.check();
  const least = answer === 'sat' ? Number(optimize.model().eval(context.Int.const(total)).toString()) / Number(parts) : undefined;
  optimize.release();
  return answer === 'unsat' ? null : least;
}
