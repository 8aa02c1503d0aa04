import type { Condition, Json } from '@tierwright/program';
import type { KeyOfWords } from '../../words/area.ts';
import type { Say } from '../../words/use-words.ts';
import { isWhole, treeOf } from '../conditions/condition-tree.ts';
import type { Known } from '../conditions/known.ts';
import { factRef, itemsOf, memberOf, stringOf, textOf, titleOf } from '../document/reading.ts';
import { valueInWords } from '../entries/value-in-words.ts';
import { placedAt, thresholdOf } from '../matrix/threshold.ts';
import { shownValue, type ValueSpec } from '../matrix/typed-value.ts';
import { appliesTo, givenTiers, kindOf, specOfValue } from './benefit-values.ts';
import type { benefitWords } from './words.ts';

export type SayBenefit = Say<KeyOfWords<typeof benefitWords>>;

/** What stands where a benefit's words are made: the program as it is, what is known of it, and the day of the values. */
export interface Telling {
  readonly program: Json;
  readonly known: Known;
  readonly say: SayBenefit;
  readonly date: string;
}

const PERIODS = ['month', 'quarter', 'year'] as const;
type Period = (typeof PERIODS)[number];
export const periodOf = (value: Json | undefined): Period | undefined => PERIODS.find((period) => period === value);

/** A condition in words; undefined of one that is not whole. */
const conditionWords = ({ known }: Telling, condition: Json | undefined, records: readonly string[] = []): string | undefined =>
  condition !== undefined && isWhole(treeOf(condition)) ? known.sentences.condition(condition as unknown as Condition, records) : undefined;

function who(telling: Telling, benefit: Json): string {
  const { program, say } = telling;
  const track = itemsOf(memberOf(program, 'tracks')).find((each) => memberOf(each, 'id') === memberOf(benefit, 'track'));
  const all = track === undefined ? say('who.all') : say('who.track', { track: titleOf(track) });
  const isAll = memberOf(benefit, 'atLeast') === undefined;
  const from = isAll ? all : say('who.from', { who: all, tier: givenTiers(program, benefit)[0]?.title ?? '' });
  const condition = conditionWords(telling, memberOf(benefit, 'when'));
  return condition === undefined ? from : say('who.if', { who: from, condition });
}

const listed = (say: SayBenefit, parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : say('says.between', { first: parts.slice(0, -1).join(', '), last: parts.at(-1) ?? '' });

/** The value of a benefit; of one by tier, what each tier has that can have it. */
function valueByTier(telling: Telling, value: Json | undefined, spec: ValueSpec | null, benefit: Json): string {
  const { program, known, say, date } = telling;
  const id = factRef(value);
  if (value === undefined) return say('says.noValue');
  if (spec === null) return id === undefined ? say('says.noValue') : known.sentences.nameOfValue(id);
  const threshold = thresholdOf(program, value, []);
  const tiers = givenTiers(program, benefit).flatMap((tier) => {
    const placed = threshold && placedAt(program, threshold, tier.id, date);
    return placed?.value === undefined || placed.value === null || placed.isShared
      ? []
      : [{ ...tier, words: shownValue(placed.value, spec) }];
  });
  if (tiers.length === 0) return valueInWords(program, known, value, spec, date);
  return listed(
    say,
    tiers.map(({ title, words }) => say('says.byTier', { value: words, tier: title })),
  );
}

function capInWords(telling: Telling, benefit: Json, cap: Json): string {
  const { program, known, say } = telling;
  const source = known.types.source(textOf(memberOf(benefit, 'basis')));
  const amount = memberOf(cap, 'amount');
  const per = stringOf(memberOf(cap, 'per'));
  const every = periodOf(memberOf(cap, 'every'));
  const where = conditionWords(telling, memberOf(cap, 'where'), source ? [source.record] : []);
  return say('says.cap', {
    amount: valueByTier(telling, amount, { type: 'money', currency: textOf(memberOf(program, 'currency')) }, benefit),
    per: per === undefined ? '' : say('says.capPer', { per }),
    every: every === undefined ? '' : say('says.capEvery', { period: say(every) }),
    where: where === undefined ? '' : say('says.capWhere', { condition: where }),
  });
}

/** Which tier sets the value, in words. */
export function tierAtWords(say: SayBenefit, tierAt: Json | undefined): string {
  const field = stringOf(tierAt);
  if (field !== undefined) return say('tierAt.field', { field });
  const period = periodOf(memberOf(tierAt, 'every'));
  return say(period === undefined ? 'tierAt.now' : `tierAt.${period}`);
}

/** What a benefit means, in sentences: who gets how much of what, by which tier, how often, up to what. */
export function benefitMeaning(telling: Telling, benefit: Json): readonly string[] {
  const { program, known, say } = telling;
  const kind = kindOf(benefit);
  if (kind === undefined) return [];
  const bare = valueByTier(telling, memberOf(benefit, 'value'), specOfValue(program, benefit), benefit);
  const basis = stringOf(memberOf(benefit, 'basis'));
  const applied = appliesTo(program, benefit);
  const value =
    basis === undefined || applied === null
      ? bare
      : say(applied === 'money' ? 'says.of' : 'says.forEach', { value: bare, basis: known.sentences.nameOfValue(basis) });
  const tierAt = memberOf(benefit, 'tierAt');
  const every = periodOf(memberOf(benefit, 'every'));
  return [
    say(`says.${kind}`, { who: who(telling, benefit), value, title: titleOf(benefit) }),
    ...(tierAt === undefined ? [] : [say('says.tierAt', { tierAt: tierAtWords(say, tierAt) })]),
    ...(every === undefined ? [] : [say('says.every', { every: say(`every.${every}`) })]),
    ...itemsOf(memberOf(benefit, 'caps')).map((cap) => capInWords(telling, benefit, cap)),
  ];
}

const HOW = ['add', 'compound', 'higher'] as const;

/** What a combination means: “Front discount”, “Bonus”: added up, at most 25 % in all. */
export function stackMeaning(telling: Telling, stack: Json): string {
  const { program, say } = telling;
  const benefits = itemsOf(memberOf(program, 'benefits'));
  const names = itemsOf(memberOf(stack, 'of')).map(
    (id) => `“${titleOf(benefits.find((each) => memberOf(each, 'id') === id)) || textOf(id)}”`,
  );
  const how = HOW.find((each) => each === memberOf(stack, 'how')) ?? 'add';
  const said = { benefits: names.join(', '), how: say(`how.${how}`).toLowerCase() };
  const max = memberOf(stack, 'max');
  return max === undefined
    ? say('says.stack', said)
    : say('says.stackMax', { ...said, max: valueByTier(telling, max, { type: 'percent', currency: '' }, {}) });
}
