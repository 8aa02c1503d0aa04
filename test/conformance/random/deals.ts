import {
  CHECKS,
  type Check,
  type DealRegistration,
  type FormField,
  type FormFieldType,
  type Then,
  type ValueType,
} from '@tierwright/program';
import { inOperations } from './benefits.ts';
import { type Readable, randomCondition } from './conditions.ts';
import type { Draft } from './draft.ts';
import { type Known, known } from './known.ts';
import { randomDated } from './parameters.ts';
import { FREE_WORDS, LEVELS } from './words.ts';

const FIELDS: readonly (Omit<FormField, 'title'> & { answer: ValueType })[] = [
  { id: 'amount', type: 'money', answer: 'money' },
  { id: 'products', type: 'products', answer: 'set' },
  { id: 'seats', type: 'integer', answer: 'integer' },
  { id: 'likely', type: 'percent', answer: 'percent' },
  { id: 'closeOn', type: 'date', answer: 'date' },
  { id: 'tender', type: 'boolean', answer: 'boolean' },
  { id: 'kind', type: 'choice', values: [...LEVELS], answer: 'enum' },
  { id: 'distributor', type: 'partner', required: false, answer: 'string' },
];
const BANDS = ['small', 'middle', 'large'] as const;
const CHAINS = ['desk', 'board', 'channel'] as const;

const builtIn = (id: string, type: ValueType, more: Partial<Known> = {}) => known(id, 'builtIn', type, { ...more, deal: true });

/** What conditions of a deal read besides facts. */
const dealValues = (fields: readonly (typeof FIELDS)[number][], bands: boolean): Known[] => [
  ...fields.map(({ id, answer, values }) =>
    known(`deal.${id}`, 'form', answer, { deal: true, values: values ?? (answer === 'set' ? FREE_WORDS : undefined) } as Partial<Known>),
  ),
  builtIn('deal.place', 'integer'),
  builtIn('deal.model', 'enum', { values: ['oneTier', 'twoTier'] }),
  builtIn('deal.submittedOn', 'date'),
  builtIn('deal.idleDays', 'integer', { unit: 'days' }),
  builtIn('deal.resubmissions', 'integer'),
  ...(bands ? [builtIn('deal.band', 'enum', { values: BANDS }), builtIn('deal.bands', 'set', { values: BANDS })] : []),
  ...CHECKS.map((check) => builtIn(`conflict.${check}`, 'enum', { values: ['clear', 'hit', 'unknown'] })),
];
const OPPOSING: readonly Known[] = [
  builtIn('opposing.createdOn', 'date'),
  builtIn('opposing.idleDays', 'integer', { unit: 'days' }),
  builtIn('opposing.stage', 'string'),
  builtIn('opposing.sameProduct', 'boolean'),
];

/** Rates and terms of deals: by band, by tier, or one. */
function addDealParameters(draft: Draft, bands: boolean): void {
  const { random, program, tiers } = draft;
  const byBand = (type: ValueType) => ({
    byBand: Object.fromEntries(random.some(BANDS, 1, 3).map((band) => [band, randomDated(draft, { type })])),
  });
  const byTier = (type: ValueType) => ({
    byTier: Object.fromEntries(random.some(tiers, 1, tiers.length).map((tier) => [tier, randomDated(draft, { type })])),
  });
  const plain = (type: ValueType) => ({ value: randomDated(draft, { type }) });
  const values = (type: ValueType) => random.pick(bands ? [byBand, byTier, plain] : [byTier, plain])(type);
  program.parameters['deal.rate'] = { type: 'percent', ...values('percent') };
  program.parameters['deal.max'] = { type: 'percent', ...values('percent') };
  program.parameters['deal.term'] = { type: 'duration', ...values('duration') };
  program.parameters['deal.limit'] = { type: 'money', ...values('money') };
}

const limit = (draft: Draft): Known => {
  const { byTier, byBand } = draft.program.parameters['deal.limit'] ?? {};
  return known('deal.limit', 'parameter', 'money', { byTier: byTier !== undefined, byBand: byBand !== undefined });
};

function randomBands({ random }: Draft, of: string): DealRegistration['bands'] {
  const starts = [0, 3, 5].map((start) => (of.endsWith('amount') ? start * 100 : start));
  return {
    of,
    list: BANDS.map((id, index) => ({
      id,
      title: id,
      from: starts[index] ?? 0,
      ...random.maybe(index === 1 ? 0.3 : 0, () => ({ to: (starts[1] ?? 0) + 1 })),
    })),
  };
}

const randomThen = ({ random }: Draft): Then => random.pick<Then>(['approve', 'approve', 'reject', { route: 'desk' }, { route: 'board' }]);

function randomChecks(draft: Draft, place: Readable): Check[] {
  const { random } = draft;
  const unless = { ...place, values: [...place.values, ...OPPOSING] };
  return random.some(CHECKS, 1, 5).map((on): Check => {
    const registrations = on === 'otherPartner' || on === 'likelyDuplicate';
    return {
      on,
      then: random.pick(
        registrations ? (['reject', 'adjudicate', 'wait', 'nextPlace', 'note'] as const) : (['reject', 'adjudicate', 'note'] as const),
      ),
      ...random.maybe(0.4, () => ({ unless: randomCondition(unless, 1).condition })),
      ...random.maybe(0.4, () => ({ by: random.pick(CHAINS) })),
      ...random.maybe(0.5, () => ({ title: `Check ${on}` })),
    };
  });
}

const TERMS = ['P30D', 'P2W', 'P1M', 'P1Y2M3D', 'PT48H', { business: 'P5D' }] as const;

function randomProtection({ random }: Draft): Pick<DealRegistration, 'protection'> {
  if (random.chance(0.3)) return {};
  return {
    protection: {
      ...random.maybe(0.8, () => ({ for: random.chance(0.5) ? { fact: 'deal.term' } : random.pick(TERMS) })),
      ...random.maybe(0.5, () => ({ from: random.pick(['approval', 'submission'] as const) })),
    },
  };
}

function randomPricing({ random, program }: Draft): Pick<DealRegistration, 'pricing'> {
  const benefit = random.pickAny([
    ...Object.keys(program.stacking ?? {}),
    ...(program.benefits ?? []).filter(({ kind, value }) => typeof value === 'number' && kind === 'discount').map(({ id }) => id),
  ]);
  const percent = random.chance(0.7) ? { fact: 'deal.rate' } : 8;
  if (random.chance(0.2)) return {};
  if (benefit === undefined) return { pricing: { percent } };
  const max = random.chance(0.5) ? { fact: 'deal.max' } : 25;
  return { pricing: { percent, stack: { benefit, how: random.pick(['higher', 'add', 'compound'] as const), max } } };
}

/** Deal registration, by its defaults or with bands, checks, rules, prices and protection of its own. */
export function addDealRegistration(draft: Draft): void {
  const { random, program } = draft;
  const lines = random.chance(0.3);
  const fields = random.some(FIELDS, 3, FIELDS.length);
  const banded = lines
    ? 'line.units'
    : fields.some(({ id }) => id === 'amount')
      ? 'deal.amount'
      : fields.some(({ id }) => id === 'seats')
        ? 'deal.seats'
        : undefined;
  const bands = random.chance(0.75) ? banded : undefined;
  const form: FormField[] = fields.map(({ answer: _answer, ...field }) => ({ ...field, title: field.id }));
  if (lines)
    form.push({
      id: 'lines',
      title: 'Lines',
      type: 'lines' as FormFieldType,
      of: [
        { id: 'units', title: 'Units', type: 'integer' },
        { id: 'price', title: 'Price', type: 'money' },
      ],
    });
  if (lines) {
    program.facts['deal.fewest'] = {
      title: 'Fewest units',
      type: 'integer',
      scope: 'deal',
      from: { record: 'dealLine', aggregate: 'min', of: 'units' },
    };
  }
  const registration: DealRegistration = { rules: { hitPolicy: 'first', list: [], otherwise: { title: 'Else', then: 'reject' } } };
  program.dealRegistration = registration;
  if (bands !== undefined) registration.bands = randomBands(draft, bands) as NonNullable<DealRegistration['bands']>;
  addDealParameters(draft, bands !== undefined);
  const partner = inOperations(draft, undefined);
  const fewest = lines ? [known('deal.fewest', 'fact', 'integer', { deal: true, unknown: true })] : [];
  const deal = [...dealValues(fields, bands !== undefined), limit(draft), ...fewest];
  // Facts of the deal more often than the partner's.
  const place: Readable = { ...partner, values: [...partner.values, ...deal, ...deal] };
  const condition = () => randomCondition(place, 1).condition;
  program.roles = { desk: 'Desk' };
  program.approvals = Object.fromEntries(CHAINS.map((id) => [id, { title: id, steps: [{ id: 'one', title: 'One', roles: ['desk'] }] }]));
  Object.assign(registration, {
    form,
    ...random.maybe(0.7, () => ({ eligible: condition() })),
    ...random.maybe(0.75, () => ({
      conflicts: {
        ...random.maybe(0.6, () => ({ places: random.pick([[100], [100, 50], [90, 60, 30]]) })),
        ...random.maybe(0.8, () => ({ checks: randomChecks(draft, place) })),
        ...random.maybe(0.5, () => ({ adjudication: random.pick(CHAINS) })),
      },
    })),
    ...random.maybe(0.5, () => ({ distribution: random.maybe(0.8, () => ({ confirm: 'channel' })) })),
    rules: {
      hitPolicy: random.pick(['first', 'unique', 'priority'] as const),
      list: random.times(1, 5, (index) => ({
        id: `rule${index + 1}`,
        title: `Rule ${index + 1}`,
        when: condition(),
        then: randomThen(draft),
      })),
      otherwise: { title: 'Else', then: random.pick(['reject' as const, { route: 'review' }]) },
    },
    ...randomPricing(draft),
    ...randomProtection(draft),
  });
}
