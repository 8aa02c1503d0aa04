import { Fieldset, SimpleGrid } from '@mantine/core';
import { ACTIVE_CURRENCIES, type Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { fittingParameters } from '../benefits/benefit-values.ts';
import type { Path } from '../document/json-edits.ts';
import { memberOf, stringOf, textOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { AmountMember } from '../entries/amount-member.tsx';
import { ChoiceMember } from '../entries/choice-member.tsx';
import { TermAt } from '../fields/term-at.tsx';
import { accruingBenefits, FUND_PERIODS } from './fund-edits.ts';
import { fundWords } from './words.ts';

/** How much money there is, for whom, and how much of a cost it pays. */
export function FundMoney({ path, isEarned }: { readonly path: Path; readonly isEarned: boolean }) {
  const say = useWords(fundWords);
  const program = useEdition().value as Json;
  const currency = stringOf(valueAt(program, [...path, 'currency'])) ?? textOf(memberOf(program, 'currency'));
  const amounts = { spec: { type: 'money', currency } as const, choices: fittingParameters(program, ['money']), usual: say('noLimit') };
  return (
    <Fieldset legend={say('money')}>
      <SimpleGrid cols={{ base: 1, xl: 2 }}>
        {isEarned && (
          <>
            <ChoiceMember path={[...path, 'accrue', 'benefit']} label={say('benefit')} choices={accruingBenefits(program)} isNeeded />
            <TermAt path={[...path, 'accrue', 'lasts']} label={say('lasts')} usual={say('lastsUsual')} mayBeBusiness={false} />
          </>
        )}
        <ChoiceMember
          path={[...path, 'period']}
          label={say('period')}
          none={say('quarter')}
          choices={FUND_PERIODS.map((each) => ({ value: each, label: say(each) }))}
        />
        <ChoiceMember
          path={[...path, 'currency']}
          label={say('currency')}
          none={say('programCurrency')}
          choices={ACTIVE_CURRENCIES.map((each) => ({ value: each, label: each }))}
        />
        <AmountMember path={[...path, 'budget']} label={say('budget')} {...amounts} />
        <AmountMember path={[...path, 'perPartner']} label={say('perPartner')} {...amounts} />
        <AmountMember
          path={[...path, 'share']}
          label={say('share')}
          spec={{ type: 'percent', currency: '' }}
          choices={fittingParameters(program, ['percent'])}
          usual={say('shareUsual')}
        />
      </SimpleGrid>
    </Fieldset>
  );
}
