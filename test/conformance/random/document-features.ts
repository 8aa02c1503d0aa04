import type {
  Benefit,
  Condition,
  DealRegistration,
  Derived,
  Fact,
  Parameter,
  ParameterValues,
  Program,
  Review,
  Track,
  Window,
} from '@tierwright/program';

type Names = Generator<string>;

/** Keys of a value that are there, each under a prefix. */
function* keysOf(prefix: string, value: object, keys: readonly string[]): Names {
  for (const key of keys) if (Object.hasOwn(value, key)) yield `${prefix} ${key}`;
}

function* inCondition(condition: Condition | undefined): Names {
  if (condition === undefined) return;
  if ('all' in condition || 'any' in condition) {
    yield 'all' in condition ? 'all' : 'any';
    for (const part of 'all' in condition ? condition.all : condition.any) yield* inCondition(part);
  } else if ('not' in condition) {
    yield 'not';
    yield* inCondition(condition.not);
  } else if ('condition' in condition) yield 'condition';
  else {
    const { value, operator } = condition;
    yield `${operator} ${typeof value === 'object' && value !== null && 'fact' in value ? 'fact' : 'literal'}`;
  }
}

function* inWindow(window: Window): Names {
  yield* keysOf('window', window, ['on', 'span', 'trailing', 'ago']);
  if (window.calendar) yield* keysOf('calendar', window.calendar, ['complete', 'current']);
}

function* inFact({ type, by, over, onMissing, attribute, from }: Fact): Names {
  yield `fact ${type}`;
  if (by !== undefined) yield by.includes('.') ? 'by behind a ref' : by === 'area' ? 'by enum' : 'by open';
  if (over) yield 'over family';
  if (attribute !== undefined) yield 'attribute';
  if (onMissing !== undefined) yield onMissing === 'unknown' || onMissing === 'error' ? `onMissing ${onMissing}` : 'onMissing value';
  if (!from) return;
  yield 'within' in from ? 'within' : `aggregate ${from.aggregate}`;
  if (from.where) yield 'where';
  yield* inCondition(from.where);
  if (Array.isArray(from.window)) yield 'windows';
  for (const window of [from.window ?? []].flat()) yield* inWindow(window);
  if ('within' in from) return;
  for (const weight of from.times ?? []) yield typeof weight === 'number' ? 'times literal' : 'times parameter';
  if (from.per !== undefined) yield 'times per';
}

function* inValues(prefix: string, values: ParameterValues): Names {
  yield* keysOf(prefix, values, ['value', 'byTier', 'byBand']);
  const dated = [values.value, ...Object.values(values.byTier ?? {}), ...Object.values(values.byBand ?? {})];
  if (dated.some((each) => Array.isArray(each) && typeof each[0] === 'object')) yield `${prefix} dated`;
}

function* inParameter(parameter: Parameter): Names {
  yield* inValues('parameter', parameter);
  yield* keysOf('parameter', parameter, ['at', 'records', 'placeholder']);
  if (parameter.records && parameter.at !== undefined) yield 'parameter at of records';
  for (const variant of parameter.variants ?? []) {
    yield* inValues('variant', variant);
    yield* inCondition(variant.when);
  }
}

function* inDerived(derived: Derived): Names {
  yield* keysOf('derived', derived, ['count', 'score', 'ratio', 'sum', 'minus', 'min', 'max', 'each', 'held']);
  if ('ratio' in derived) yield* keysOf('ratio', derived, ['per', 'onZero']);
  if ('held' in derived) yield* keysOf(`held ${derived.days}`, derived, ['trailing', 'calendar']);
  if ('each' in derived) yield* inCondition(derived.where);
  if ('score' in derived) for (const part of derived.score) yield 'per' in part ? 'score per' : 'score when';
}

function* inReview(review: Review): Names {
  const { promote, demote, keep = [], probation = [] } = review;
  for (const [name, at] of [['promote', promote?.at] as const, ['demote', demote?.at] as const]) {
    if (at) yield 'every' in at ? `${name} every ${at.every}${at.since === undefined ? '' : ' since'}` : `${name} dates`;
  }
  if (promote?.steps === 'one') yield 'steps one';
  if (demote?.to === 'oneBelow') yield 'to oneBelow';
  if (demote?.grace !== undefined) yield typeof demote.grace === 'string' ? 'grace' : 'grace parameter';
  for (const entry of keep) yield* keysOf('keep', entry, ['when', 'since', 'until']);
  for (const entry of probation) yield* keysOf('probation', entry, ['when', 'since', 'until']);
}

function* inTrack(track: Track): Names {
  yield* keysOf('track', track, ['appliesTo', 'per']);
  if (track.headline) yield `headline ${track.headline}`;
  if (track.award) yield `award ${track.award}`;
  yield* inCondition(track.appliesTo);
  if (track.review) yield* inReview(track.review);
  for (const tier of track.tiers) {
    yield tier.qualify ? 'qualify' : 'open tier';
    yield* inCondition(tier.qualify);
    if (tier.review) yield 'review of a tier';
    if (tier.review) yield* inReview(tier.review);
  }
}

function* inBenefit(benefit: Benefit): Names {
  yield `benefit ${benefit.kind}`;
  yield* keysOf('benefit', benefit, ['track', 'atLeast', 'when', 'value', 'basis', 'every']);
  if (benefit.tierAt !== undefined) yield typeof benefit.tierAt === 'string' ? 'tierAt field' : 'tierAt every';
  for (const cap of benefit.caps ?? []) {
    yield* keysOf('cap', cap, ['where', 'per', 'every']);
    yield typeof cap.amount === 'number' ? 'cap literal' : 'fact' in cap.amount ? 'cap parameter' : 'cap by currency';
  }
  yield* inCondition(benefit.when);
}

function* inDeals({ eligible, bands, conflicts, distribution, rules, pricing, protection }: DealRegistration): Names {
  if (eligible) yield 'eligible';
  yield* inCondition(eligible);
  if (bands) yield bands.of.startsWith('line.') ? 'bands of lines' : 'bands of a deal';
  if (distribution?.confirm !== undefined) yield 'distribution confirm';
  for (const { on, then, unless, by } of conflicts?.checks ?? []) {
    yield `check ${on}`;
    yield `check then ${then}`;
    yield* keysOf('check', { ...(unless && { unless }), ...(by !== undefined && { by }) }, ['unless', 'by']);
  }
  yield `hitPolicy ${rules.hitPolicy}`;
  for (const { when, then } of rules.list) {
    yield `then ${typeof then === 'string' ? then : 'route'}`;
    yield* inCondition(when);
  }
  if (pricing) yield pricing.stack ? `price ${pricing.stack.how}` : 'price alone';
  if (protection) yield `protection from ${protection.from ?? 'default'}`;
}

/** The constructs that a document uses, each as often as it stands there. */
export function* featuresOf(program: Program): Names {
  for (const fact of Object.values(program.facts ?? {})) yield* inFact(fact);
  for (const parameter of Object.values(program.parameters ?? {})) yield* inParameter(parameter);
  for (const derived of Object.values(program.derived ?? {})) yield* inDerived(derived);
  for (const { when } of Object.values(program.requirements ?? {})) yield* inCondition(when);
  for (const track of program.tracks ?? []) yield* inTrack(track);
  for (const benefit of program.benefits ?? []) yield* inBenefit(benefit);
  for (const { how, max } of Object.values(program.stacking ?? {})) yield `stack ${how}${max === undefined ? '' : ' max'}`;
  if (program.dealRegistration) yield* inDeals(program.dealRegistration);
}
