import type { Dated, ParameterValues, ParameterVariant, ValueType } from '@tierwright/program';
import { type Readable, randomCondition, readableIn } from './conditions.ts';
import { type Draft, declare } from './draft.ts';
import { known } from './known.ts';
import { randomLiteral } from './literals.ts';
import { DATES, DURATIONS, SHORT_DURATIONS } from './words.ts';

/** What a parameter is to hold. */
export interface Wanted {
  type: ValueType;
  unit?: string;
  values?: readonly string[];
  /** Durations are short where each day of them costs time. */
  short?: boolean;
}
/** One value, or one for each tier: for all of them, or with blank cells. */
export type Shape = 'value' | 'everyTier' | 'someTiers';

function literalOf({ random, decimals }: Draft, { type, values, short }: Wanted) {
  return type === 'duration' ? random.pick(short ? SHORT_DURATIONS : DURATIONS) : randomLiteral(random, type, decimals, values);
}

/** A literal, or a history that rises; where the document has a first day there is a value from the beginning. */
export function randomDated(draft: Draft, wanted: Wanted): Dated {
  const { random, program } = draft;
  if (random.chance(0.65)) return literalOf(draft, wanted);
  const days = random.some(DATES, 1, 2).sort();
  const first = program.effective || random.chance(0.6) ? [{ value: literalOf(draft, wanted) }] : [];
  return [...first, ...days.map((from) => ({ from, value: literalOf(draft, wanted) }))];
}

function randomValues(draft: Draft, wanted: Wanted, shape: Shape): ParameterValues {
  const { random, tiers: all } = draft;
  if (shape === 'value') return { value: randomDated(draft, wanted) };
  const tiers = shape === 'everyTier' ? all : random.some(all, 1, all.length);
  const byTier = Object.fromEntries(tiers.map((tier) => [tier, randomDated(draft, wanted)]));
  return { byTier, ...random.maybe(0.15, () => ({ value: randomDated(draft, wanted) })) };
}

interface Variants {
  list: ParameterVariant[];
  unknown: boolean;
  by?: string;
}

/** Values for some partners or groups, by conditions over what may be read. */
export function randomVariants(draft: Draft, place: Readable, values: () => ParameterValues): Variants {
  const { random } = draft;
  if (place.values.length === 0 || !random.chance(0.3)) return { list: [], unknown: false };
  const written = random.times(1, 2, () => ({
    when: randomCondition(place, 1),
    title: random.maybe(0.5, () => ({ title: 'For some' })),
    values: values(),
  }));
  const by = written.find(({ when }) => when.by !== undefined)?.when.by;
  return {
    list: written.map(({ when, title, values: own }) => ({ ...title, when: when.condition, ...own })),
    unknown: written.some(({ when }) => when.unknown),
    ...(by !== undefined && { by }),
  };
}

/** A parameter that tiers, requirements, benefits and deals read. */
export function addParameter(draft: Draft, id: string, wanted: Wanted, shape: Shape): void {
  const { random, program } = draft;
  const place = { ...readableIn(draft, { tier: false }), requirements: [] };
  const dates = place.values.filter(({ type, by, of }) => type === 'date' && by === undefined && of === 'fact');
  const at = random.chance(0.12) ? random.pickAny(dates) : undefined;
  const variants = randomVariants(draft, place, () => randomValues(draft, wanted, random.chance(0.5) ? shape : 'value'));
  const { type, unit, values } = wanted;
  const same = { ...(unit !== undefined && { unit }), ...(values && { values: [...values] }) };
  program.parameters[id] = {
    type,
    ...same,
    ...randomValues(draft, wanted, shape),
    ...(variants.list.length > 0 && { variants: variants.list }),
    ...(at && { at: at.id }),
  };
  declare(
    draft,
    known(id, 'parameter', type, {
      ...same,
      ...(variants.by !== undefined && { by: variants.by }),
      byTier: shape !== 'value' || variants.list.some(({ byTier }) => byTier !== undefined),
      unknown: variants.unknown || at?.unknown === true,
      late: true,
    }),
  );
}

/** A number that nobody published: unknown for some or all tiers. */
export function addPlaceholder(draft: Draft, name: string, wanted: Wanted): void {
  const { random, program, tiers } = draft;
  const id = `p.placeholder.${name}`;
  const byTier = random.chance(0.6);
  const value = () => (random.chance(0.5) ? null : randomDated(draft, wanted));
  program.parameters[id] = {
    type: wanted.type,
    placeholder: 'Nobody published it.',
    ...(byTier ? { byTier: Object.fromEntries(tiers.map((tier) => [tier, value()])) } : { value: value() }),
  };
  declare(draft, known(id, 'parameter', wanted.type, { byTier, late: true }));
}
