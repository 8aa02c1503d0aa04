import { type FactSet, type FactValue, fromDay, type GroupValues, toDay } from '@tierwright/facts';
import { currencyExponent, type Fact, type Program } from '@tierwright/program';
import { readType } from '../../model/value-type.ts';
import { allConditions, askedWords } from './asked-words.ts';
import type { Movable, MovableFact } from './movable.ts';
import { numberSteps } from './number-steps.ts';
import { Prices, stepCost } from './prices.ts';

/** Which facts may be moved, in which steps (in units of the document) and at what cost. */
export interface Allowed {
  fact: string;
  costPerUnit: number;
  /** Default: the smallest of the type. */
  step?: number;
}

/** What can be moved of a partner's facts, with what it costs. */
export interface MovableFacts {
  movables: readonly Movable[];
  prices: Prices;
}

/** Sums of prices stay whole numbers: no movable alone may cost more than this. */
const DEAREST = Number.MAX_SAFE_INTEGER / 32;
const HUNDREDTH = 0.01;
const COUNTS: ReadonlySet<string> = new Set(['count', 'countDistinct']);

interface Place {
  program: Program;
  allowed: Allowed;
  fact: Fact;
  minorPerMajor: number;
}

/** Whether the fact counts something, and so is never below 0. */
function isCount(program: Program, fact: Fact | undefined): boolean {
  if (!fact?.from) return false;
  return 'within' in fact.from ? isCount(program, program.facts?.[fact.from.within]) : COUNTS.has(fact.from.aggregate);
}

/** A step as it is inside, and what it is in units of the document (ENG-H2). */
function stepOf({ allowed, fact, minorPerMajor }: Place): { inside: number; units: number } {
  const step = allowed.step !== undefined && allowed.step > 0 ? allowed.step : undefined;
  if (fact.type === 'money') {
    const minor = step === undefined ? 1 : Math.max(1, Math.ceil(step * minorPerMajor - 1e-6));
    return { inside: minor, units: minor / minorPerMajor };
  }
  if (fact.type === 'number' || fact.type === 'percent') return { inside: step ?? HUNDREDTH, units: step ?? HUNDREDTH };
  const whole = Math.max(1, Math.ceil(step ?? 1));
  return { inside: whole, units: whole };
}

type Draft = (prices: Prices) => Omit<Movable, 'index'>;

function numberDraft(place: Place, of: MovableFact, start: number): { draft: Draft; cost: ReturnType<typeof stepCost> } {
  const { program, allowed, fact, minorPerMajor } = place;
  const { inside, units } = stepOf(place);
  const cost = stepCost(allowed.costPerUnit, units);
  const bound = (value: number | undefined) =>
    value === undefined ? undefined : fact.type === 'money' ? Math.round(value * minorPerMajor) : value;
  const least = fact.type === 'date' ? undefined : (bound(fact.min) ?? (isCount(program, fact) ? 0 : undefined));
  return {
    cost,
    draft: (prices) => {
      const price = prices.of(cost);
      const affordable = price === 0 ? Number.POSITIVE_INFINITY : Math.floor(DEAREST / price);
      const days = fact.type === 'date' ? Math.min(affordable, LATEST_DAY - start, start - FIRST_DAY) : affordable;
      const { at, low, high } = numberSteps(start, inside, {
        least,
        most: fact.type === 'date' ? undefined : bound(fact.max),
        affordable: Math.max(0, Math.floor(days)),
      });
      return { ...of, low, high, at, price, isSwitch: false };
    },
  };
}

/** Days that can be decided about. */
const FIRST_DAY = toDay('1900-01-01');
const LATEST_DAY = toDay('2200-12-31');

/** A flag, the words of an enum, a member of a set: what it is, then what it may become. */
function switchDraft(
  of: MovableFact,
  costPerUnit: number,
  values: readonly FactValue[],
): { draft: Draft; cost: ReturnType<typeof stepCost> } {
  const cost = stepCost(costPerUnit, 1);
  return {
    cost,
    draft: (prices) => ({
      ...of,
      low: 0,
      high: values.length - 1,
      at: (step) => values[step] ?? null,
      price: prices.of(cost),
      isSwitch: true,
    }),
  };
}

function draftsOf(place: Place, of: MovableFact, value: FactValue): { draft: Draft; cost: ReturnType<typeof stepCost> }[] {
  const { program, allowed } = place;
  const { type } = of;
  if (value === null) return [];
  if (typeof value === 'number') return [numberDraft(place, of, value)];
  if (type === 'date') return [numberDraft(place, of, toDay(value as string))];
  if (typeof value === 'boolean') return [switchDraft(of, allowed.costPerUnit, [value, !value])];
  const declared = readType(program, of.fact).values;
  if (type === 'enum') return [switchDraft(of, allowed.costPerUnit, [value, ...(declared ?? []).filter((word) => word !== value)])];
  if (type !== 'set' || !Array.isArray(value)) return [];
  const words = [...new Set([...(declared ?? askedWords(program, allConditions(program), of.fact)), ...value])];
  return words.map((member) => switchDraft({ ...of, member }, allowed.costPerUnit, [value.includes(member), !value.includes(member)]));
}

const isByGroup = (value: FactValue | GroupValues): value is GroupValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Everything that can be moved (ENG-H2), in document order, groups in the order of the fact. What is unknown cannot be moved. */
export function movableFacts(program: Program, facts: FactSet, allowed: readonly Allowed[]): MovableFacts {
  const minorPerMajor = 10 ** (currencyExponent(program.currency) ?? 2);
  const drafts = allowed.flatMap((one) => {
    const fact = program.facts?.[one.fact];
    const value = facts.values[one.fact];
    if (!fact || value === undefined) return [];
    const place: Place = { program, allowed: one, fact, minorPerMajor };
    const of: MovableFact = { fact: one.fact, type: fact.type };
    if (!isByGroup(value)) return draftsOf(place, of, value);
    return Object.keys(value).flatMap((group) => draftsOf(place, { ...of, group }, value[group] ?? null));
  });
  const prices = new Prices(drafts.map(({ cost }) => cost));
  return { movables: drafts.map(({ draft }, index) => ({ ...draft(prices), index })), prices };
}

/** A value as facts hold it: dates as text. */
export const factValueAt = (movable: Movable, step: number): FactValue =>
  movable.type === 'date' ? fromDay(movable.at(step) as number) : movable.at(step);
