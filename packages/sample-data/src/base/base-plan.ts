import type { Problem, Program } from '@tierwright/program';
import { addMonths } from '../days/duration.ts';
import { type TrackGoals, trackGoals } from '../goals/track-goals.ts';
import { type MergedAttribute, mergeAttributes } from '../merge/merge-attributes.ts';
import { mergeKinds } from '../merge/merge-kinds.ts';
import { problem } from '../merge/merge-problem.ts';
import { dollarsOf, exponentOf, POWERS_OF_TEN, tradingCurrencies } from '../money/currency.ts';
import { type Rates, randomWalkRates } from '../money/rates.ts';
import { compilePopulations, type Measure, type Population } from '../populations/population.ts';
import { hashText } from '../random/random.ts';
import { type KindPlan, planKinds } from '../records/kind-plan.ts';
import { operand, type Values } from '../values/parameter-value.ts';
import type { Settings } from './base-options.ts';

interface ProgramPlan {
  values: Values;
  ofFact: Map<string, Measure>;
  tracks: TrackGoals[];
  /** Attributes that decide tracks, variants and dates of parameters: drawn before all else. */
  fixed: Set<string>;
}

/** Everything about a base that does not depend on a partner. */
export interface BasePlan {
  settings: Settings;
  seed: number;
  /** First day of the 12 months up to the as-of date. */
  yearFrom: number;
  kinds: KindPlan[];
  attributes: MergedAttribute[];
  populations: Population[];
  measures: Measure[];
  programs: ProgramPlan[];
  currency: string;
  exponent: number;
  currencies: string[];
  rates: Rates;
  /** The kind that holds rates: the programs' own, else `rate`. */
  rateKind: string;
  /** Money of an ordinary year of a small partner, minor units. */
  unit: number;
  familyShare: number;
}

const UNIT_DOLLARS = 8000;
const RATE_STEP = 0.02;

/** Works out what the programs together need; problems where they cannot share a base. */
export function planBase(programs: readonly Program[], settings: Settings, problems: Problem[]): BasePlan | undefined {
  const [first] = programs;
  if (!first) {
    problems.push(problem('DATA104', '', 'A base is made for at least one program.'));
    return undefined;
  }
  for (const program of programs) {
    if (program.currency === first.currency) continue;
    problems.push(
      problem(
        'DATA201',
        '/currency',
        `${program.title} ${program.version} counts in ${program.currency}, ${first.title} ${first.version} in ${first.currency}.`,
      ),
    );
  }
  const merged = mergeKinds(programs, problems);
  const attributes = mergeAttributes(programs, problems);
  if (problems.length > 0) return undefined;
  const kinds = planKinds(merged, programs);
  const exponent = exponentOf(first.currency);
  const all = programs.map((program): Values => ({ program, exponent, fixed: settings.set }));
  const { populations, measures, ofFact } = compilePopulations(merged, all, settings.day);
  const yearFrom = addMonths(settings.day, -12) + 1;
  const sales = saleKinds(kinds);
  for (const measure of measures) {
    const { population } = measure;
    measure.sale = sales.some(({ kind }) => kind === population.kind) && reaches(population, sales, yearFrom);
  }
  for (const measure of measures) {
    const plan = kinds.find(({ kind }) => kind === measure.population.kind);
    if (measure.of?.ref === undefined) measure.scale = Math.max(0, ...(plan?.cuts[measure.of?.field ?? -1] ?? []));
  }
  const seed = hashText(`${settings.seed}`);
  const currencies = tradingCurrencies(first.currency, settings.currencies);
  const plans = all.map((values, index): ProgramPlan => {
    const facts = ofFact[index] ?? new Map<string, Measure>();
    const tracks = (values.program.tracks ?? []).map((track) => trackGoals(values, facts, track, settings.day));
    return { values, ofFact: facts, tracks, fixed: fixedAttributes(values.program) };
  });
  const family = programs.some((program) => Object.values(program.facts ?? {}).some((fact) => fact.over === 'family'));
  return {
    settings,
    seed,
    yearFrom,
    kinds,
    attributes,
    populations: [...populations].sort((a, b) => b.depth - a.depth || a.index - b.index),
    measures,
    programs: plans,
    currency: first.currency,
    exponent,
    currencies,
    rates: randomWalkRates(seed, first.currency, currencies, settings.day, settings.historyYears + 8, RATE_STEP),
    rateKind: rateKind(programs),
    unit: ordinaryMoney(plans, settings.day, first.currency, exponent),
    familyShare: settings.familyShare ?? (family ? 0.03 : 0.01),
  };
}

function rateKind(programs: readonly Program[]): string {
  for (const program of programs) {
    for (const [id, kind] of Object.entries(program.records ?? {})) if (kind.is === 'rate') return id;
  }
  return 'rate';
}

/** Kinds whose records are sales; where a program has none, those with dated money. */
export function saleKinds(kinds: readonly KindPlan[]): KindPlan[] {
  const sales = kinds.filter((plan) => plan.role === 'sale' && plan.main !== undefined);
  if (sales.length > 0) return sales;
  return kinds.filter((plan) => plan.main !== undefined && plan.kind.fields.some((field) => field.type === 'money'));
}

/** Whether a population looks at sales of the last 12 months. */
function reaches(population: Population, sales: readonly KindPlan[], yearFrom: number): boolean {
  const main = sales.find(({ kind }) => kind === population.kind)?.main;
  const dated = population.alternatives[0]?.filter((atom) => atom.path.ref === undefined && atom.path.field === main) ?? [];
  return dated.every((atom) => atom.spec.max === undefined || atom.spec.max >= yearFrom);
}

function fixedAttributes(program: Program): Set<string> {
  const fixed = new Set<string>();
  const read = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(read);
    else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) {
        const attribute = key === 'fact' || key === 'at' ? program.facts?.[String(inner)]?.attribute : undefined;
        if (attribute !== undefined) fixed.add(attribute);
        read(inner);
      }
    }
  };
  for (const track of program.tracks ?? []) read(track.appliesTo);
  for (const parameter of Object.values(program.parameters ?? {})) {
    read({ at: parameter.at });
    for (const variant of parameter.variants ?? []) read(variant.when);
  }
  return fixed;
}

/** A fifth of the smallest money that a tier asks for; without such, a sum in dollars. */
function ordinaryMoney(programs: readonly ProgramPlan[], day: number, currency: string, exponent: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { values, tracks } of programs) {
    for (const { tiers, subjects } of tracks) {
      for (const { type, tests } of subjects) {
        if (type !== 'money') continue;
        for (const { tier, leaf } of tests) {
          const asked = operand(values, leaf.value, type, { day, tier: tiers[tier]?.id, read: () => undefined });
          if (typeof asked === 'number' && asked > 0) least = Math.min(least, asked);
        }
      }
    }
  }
  const inDollars = (UNIT_DOLLARS / dollarsOf(currency)) * (POWERS_OF_TEN[exponent] ?? 1);
  return Math.max(1, Math.round(Number.isFinite(least) ? least / 5 : inDollars));
}
