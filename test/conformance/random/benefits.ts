import type { Benefit, BenefitCap, Condition, FactRef } from '@tierwright/program';
import { type Readable, randomCondition, readableIn } from './conditions.ts';
import type { Draft } from './draft.ts';
import { isNumeric, type Known, known } from './known.ts';
import { randomNumber } from './literals.ts';
import { addParameter } from './parameters.ts';
import { fieldsOf } from './record-kinds.ts';
import { LEVELS } from './words.ts';

const EARNED = ['discount', 'rebate', 'commission', 'mdfAccrual', 'fee'] as const;

/** What every partner's standing tells, where something is decided for one partner. */
const standing = ({ program }: Draft): Known[] => [
  known('partner.status', 'builtIn', 'enum', { values: ['active', 'suspended', 'ended'] }),
  known('partner.track', 'builtIn', 'enum', { values: program.tracks.map(({ id }) => id) }),
  known('partner.tier', 'builtIn', 'enum', { values: [...new Set(program.tracks.flatMap(({ tiers }) => tiers.map(({ id }) => id)))] }),
  known('partner.tierRank', 'builtIn', 'integer'),
];

/** What may be read where something is decided for one partner, or for a group of a track. */
export function inOperations(draft: Draft, by: string | undefined): Readable {
  const place = readableIn(draft, { by, tier: true });
  return { ...place, values: [...place.values, ...standing(draft)] };
}

/** Parameters that benefits take their values and caps from, with tiers that do not have the benefit. */
export function addBenefitParameters(draft: Draft): void {
  const { random } = draft;
  const shape = () => random.pick(['value', 'someTiers', 'everyTier'] as const);
  for (const index of [1, 2]) addParameter(draft, `rate.${index}`, { type: 'percent' }, shape());
  addParameter(draft, 'pay.money', { type: 'money' }, shape());
  addParameter(draft, 'pay.count', { type: 'integer' }, shape());
  addParameter(draft, 'cap.money', { type: 'money' }, shape());
  draft.program.parameters['cap.currencies'] = { type: 'money', value: currencies(draft) };
  addParameter(draft, 'level.word', { type: 'enum', values: LEVELS }, shape());
}

const currencies = ({ program }: Draft): Record<string, number> => ({
  [program.currency]: 200,
  ...(program.currency === 'USD' ? { EUR: 150 } : { USD: 150 }),
});

const parameter = ({ values }: Readable, prefix: string): FactRef[] =>
  values.filter(({ id, of }) => of === 'parameter' && id.startsWith(prefix)).map(({ id }) => ({ fact: id }));

/** Facts whose records have amounts of their own: plain sums of money. */
const hasRecords = ({ program }: Draft, basis: string): boolean => {
  let from = program.facts[basis]?.from;
  while (from && 'within' in from) from = program.facts[from.within]?.from;
  return from?.aggregate === 'sum' && from.per === undefined && !from.times;
};

function recordKindOf({ program }: Draft, basis: string): string {
  let from = program.facts[basis]?.from;
  while (from && 'within' in from) from = program.facts[from.within]?.from;
  return from?.record ?? '';
}

function capWhere(draft: Draft, kind: string): { where?: Condition } {
  const { random, program, values } = draft;
  const parameters = values.filter(
    ({ of, late, byTier, records }) => of === 'parameter' && !late && !byTier && (records?.includes(kind) ?? true),
  );
  const fields = fieldsOf(program.records, kind);
  return random.maybe(0.5, () => ({
    where: randomCondition({ ...draft, values: [...fields, ...fields, ...parameters], requirements: [] }, 1).condition,
  }));
}

function randomCaps(draft: Draft, place: Readable, basis: string | undefined): Pick<Benefit, 'caps'> {
  const { random, program } = draft;
  if (!random.chance(0.6)) return {};
  const byRecord = basis !== undefined && hasRecords(draft, basis) && random.chance(0.7);
  const kind = byRecord ? recordKindOf(draft, basis ?? '') : '';
  const cap = (): BenefitCap => ({
    amount: random.pick([randomNumber(random, 'money', 0), ...parameter(place, 'cap.'), { fact: 'cap.currencies' }, currencies(draft)]),
    ...(byRecord && capWhere(draft, kind)),
    ...random.maybe(byRecord ? 0.5 : 0, () => ({ per: random.pick(Object.keys(program.records[kind]?.fields ?? {})) })),
    ...random.maybe(0.5, () => ({ every: random.pick(['month', 'quarter', 'year'] as const) })),
  });
  return { caps: random.times(1, 2, cap) };
}

function randomTierAt(draft: Draft, basis: string): Pick<Benefit, 'tierAt'> {
  const { random, program } = draft;
  const roll = random.next();
  if (roll < 0.2) return { tierAt: { every: random.pick(['month', 'quarter', 'year'] as const) } };
  if (roll > 0.55 || !hasRecords(draft, basis)) return {};
  const dates = fieldsOf(program.records, recordKindOf(draft, basis)).filter(({ type }) => type === 'date');
  const field = random.pickAny(dates);
  return field ? { tierAt: field.id } : {};
}

function randomEarned(draft: Draft, place: Readable, bases: readonly Known[]): Omit<Benefit, 'id' | 'title'> {
  const { random } = draft;
  const kind = random.pick(EARNED);
  const money = bases.filter(({ type }) => type === 'money');
  // Sales more often than what chance made: their records have amounts and dates.
  const sales = money.filter(({ id }) => id === 'sales');
  const basis = random.chance(0.9) ? random.pickAny(random.chance(0.6) ? sales : money) : undefined;
  if (random.chance(0.75) && kind !== 'fee') {
    const value = random.chance(0.7) ? random.pickAny(parameter(place, 'rate.')) : undefined;
    return {
      kind,
      value: value ?? random.pick([5, 10, 12.5, 33.3]),
      ...(basis && { basis: basis.id, ...randomTierAt(draft, basis.id), ...randomCaps(draft, place, basis.id) }),
    };
  }
  const number = random.chance(0.5) ? random.pickAny(bases.filter(({ type }) => type === 'integer' || type === 'number')) : undefined;
  const value = random.pickAny(parameter(place, 'pay.money')) ?? (kind === 'fee' ? 50 : { [draft.program.currency]: 25 });
  return { kind, value, ...(number && { basis: number.id }), ...randomCaps(draft, place, undefined) };
}

function randomBenefit(draft: Draft, id: string): Benefit {
  const { random, program } = draft;
  const track = random.chance(0.6) ? random.pick(program.tracks) : undefined;
  const by = (track ? [track] : program.tracks).map(({ per }) => per).find((per) => per !== undefined);
  const place = inOperations(draft, by);
  const bases = draft.values.filter(
    ({ of, type, records, byBand, deal }) => (of === 'fact' || of === 'derived') && isNumeric(type) && !records && !byBand && !deal,
  );
  const tiers = (track ? [track] : program.tracks).flatMap((each) => each.tiers.map((tier) => tier.id));
  const level = random.pickAny(parameter(place, 'level.'));
  const count = random.pickAny(parameter(place, 'pay.count'));
  const roll = random.next();
  const what: Omit<Benefit, 'id' | 'title'> =
    roll < 0.75
      ? randomEarned(
          draft,
          place,
          bases.filter((basis) => basis.by === undefined || basis.of === 'fact'),
        )
      : roll < 0.85
        ? { kind: 'count', value: count ?? 3 }
        : roll < 0.93
          ? { kind: 'access' }
          : { kind: 'serviceLevel', value: level ?? 'gold' };
  return {
    id,
    title: `Benefit ${id}`,
    ...(track && { track: track.id }),
    ...random.maybe(0.4, () => ({ atLeast: random.pick(tiers) })),
    ...random.maybe(0.45, () => ({ when: randomCondition(place, 1).condition })),
    ...what,
    ...random.maybe(0.15, () => ({ every: random.pick(['month', 'quarter', 'year'] as const) })),
  };
}

const isPercentage = ({ program }: Draft, { kind, value }: Benefit): boolean => {
  if (typeof value === 'number') return kind !== 'fee' && kind !== 'count';
  return typeof value === 'object' && 'fact' in value && program.parameters[(value as FactRef).fact]?.type === 'percent';
};

/** Benefits of every kind, and stacks of percentages with one basis. */
export function addBenefits(draft: Draft): void {
  const { random, program } = draft;
  const benefits = random.times(2, 6, (index) => randomBenefit(draft, `benefit${index + 1}`));
  const percentages = benefits.filter((benefit) => isPercentage(draft, benefit));
  // Stacks need members with one basis, which chance seldom gives.
  const [first] = percentages;
  const alike = percentages.map((benefit) => {
    const { basis: _basis, tierAt: _tierAt, caps: _caps, ...rest } = benefit;
    return first?.basis === undefined ? rest : { ...rest, basis: first.basis };
  });
  const fields = new Set(program.tracks.flatMap(({ per }) => per ?? []));
  const stacked = random.chance(0.6) && alike.length >= 2 && fields.size < 2;
  program.benefits = stacked
    ? benefits.map((benefit) => (benefit === first ? benefit : (alike.find(({ id }) => id === benefit.id) ?? benefit)))
    : benefits;
  if (!stacked) return;
  program.stacking = {
    stack1: {
      title: 'Stack 1',
      of: random.some(
        alike.map(({ id }) => id),
        2,
        3,
      ),
      how: random.pick(['add', 'compound', 'higher'] as const),
      ...random.maybe(0.5, () => ({
        max: random.pick([15, ...parameter(inOperations(draft, undefined), 'rate.').filter(({ fact }) => fact === 'rate.1')]),
      })),
    },
  };
}
