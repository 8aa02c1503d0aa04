import type { Condition, Json } from '@tierwright/program';
import type { KeyOfWords } from '../../words/area.ts';
import type { Say } from '../../words/use-words.ts';
import { isWhole, treeOf } from '../conditions/condition-tree.ts';
import type { Known } from '../conditions/known.ts';
import { itemsOf, memberOf, stringOf, textOf, textsOf, titleOf } from '../document/reading.ts';
import { valueInWords } from '../entries/value-in-words.ts';
import { shownDay } from '../matrix/shown-day.ts';
import type { ValueSpec } from '../matrix/typed-value.ts';
import { FUND_PERIODS, fundKindOf } from './fund-edits.ts';
import type { fundWords } from './words.ts';

export interface TellingFund {
  readonly program: Json;
  readonly known: Known;
  readonly say: Say<KeyOfWords<typeof fundWords>>;
  /** A term in words: 30 days. */
  readonly term: (term: Json | undefined) => string;
}

/** What a fund means, in sentences: what for, how much, for whom, with what proof. */
export function fundMeaning({ program, known, say, term }: TellingFund, fund: Json): readonly string[] {
  const kind = fundKindOf(fund);
  if (kind === undefined) return [];
  const at = (...keys: string[]) => keys.reduce<Json | undefined>((found, key) => memberOf(found, key), fund);
  const amount = (value: Json | undefined, spec: ValueSpec) => valueInWords(program, known, value, spec, shownDay(program));
  const money: ValueSpec = { type: 'money', currency: stringOf(at('currency')) ?? textOf(memberOf(program, 'currency')) };
  const period = say(FUND_PERIODS.find((each) => each === at('period')) ?? 'quarter');
  const titles = itemsOf(at('activities')).map(titleOf);
  const said = {
    activities: titles.join(', ') || say('nothingYet'),
    share: at('share') === undefined ? say('shareUsual') : amount(at('share'), { type: 'percent', currency: '' }),
    benefit: titleOf(itemsOf(memberOf(program, 'benefits')).find((each) => memberOf(each, 'id') === at('accrue', 'benefit'))),
  };
  const eligible = at('eligible');
  const proof = textsOf(at('claim', 'proof'));
  const chain = stringOf(at('approval'));
  const carry = at('unused', 'carry');
  return [
    say(`says.${kind}`, said),
    ...(at('budget') === undefined ? [] : [say('says.budget', { budget: amount(at('budget'), money), period })]),
    ...(at('perPartner') === undefined ? [] : [say('says.perPartner', { amount: amount(at('perPartner'), money), period })]),
    ...(eligible !== undefined && isWhole(treeOf(eligible))
      ? [say('says.eligible', { condition: known.sentences.condition(eligible as unknown as Condition) })]
      : []),
    ...(at('ahead') === undefined ? [] : [say('says.ahead', { term: term(at('ahead')) })]),
    ...(chain === undefined ? [] : [say('says.approval', { chain: titleOf(memberOf(memberOf(program, 'approvals'), chain)) || chain })]),
    say('says.claim', {
      proof: proof.join(', ') || say('usualProof'),
      term: at('claim', 'within') === undefined ? say('withinUsual') : term(at('claim', 'within')),
    }),
    ...(at('pay') === undefined
      ? []
      : [
          say('says.pay', {
            as: say(at('pay', 'as') === 'transfer' ? 'transfer' : 'credit'),
            term: at('pay', 'sla') === undefined ? say('slaUsual') : term(at('pay', 'sla')),
          }),
        ]),
    carry === undefined ? say('says.forfeit') : say('says.carry', { term: term(carry) }),
  ];
}
