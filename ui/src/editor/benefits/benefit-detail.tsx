import { Fieldset, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { BENEFIT_KINDS, type Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { useKnown } from '../conditions/use-known.ts';
import { itemsOf, memberOf, stringOf, textOf, titleOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceMember } from '../entries/choice-member.tsx';
import { EntryHead } from '../entries/entry-head.tsx';
import { type EntryMap, entryPath } from '../entries/entry-place.ts';
import { useEdit } from '../entries/use-edit.ts';
import { UsedBy } from '../entries/used-by.tsx';
import { shownDay } from '../matrix/shown-day.ts';
import { BenefitAmount } from './benefit-amount.tsx';
import { setKind } from './benefit-edits.ts';
import { benefitMeaning } from './benefit-meaning.ts';
import { BenefitValue } from './benefit-value.tsx';
import { appliesTo, hasAmount, kindOf, tiersOf } from './benefit-values.ts';
import { Caps } from './caps.tsx';
import { benefitWords } from './words.ts';

const MAP: EntryMap = { path: ['benefits'], namespace: 'benefit' };

interface BenefitDetailProps {
  readonly id: string;
  readonly title: string;
  readonly taken: ReadonlySet<string>;
}

/** One benefit: what it means, how much it is, who gets it, up to what. */
export function BenefitDetail({ id, title, taken }: BenefitDetailProps) {
  const say = useWords(benefitWords);
  const value = useEdition().value as Json;
  const known = useKnown();
  const edit = useEdit();
  const path = entryPath(value, MAP, id);
  const benefit = valueAt(value, path) ?? {};
  const kind = kindOf(benefit);
  const words = benefitMeaning({ program: value, known, say, date: shownDay(value) }, benefit);
  const tracks = itemsOf(memberOf(value, 'tracks')).map((track) => ({ value: textOf(memberOf(track, 'id')), label: titleOf(track) }));
  const tiers = tiersOf(value, stringOf(memberOf(benefit, 'track'))).map((tier) => ({ value: tier.id, label: tier.title }));
  return (
    <Stack>
      <EntryHead map={MAP} id={id} title={title} taken={taken} />
      <Text size="sm" aria-live="polite">
        {say('says.means', { words: words.join(' ') })}
      </Text>
      <Fieldset legend={say('howMuch')}>
        <Stack gap="sm">
          <NativeSelect
            label={say('kind')}
            {...(kind ? { description: say(`hint.${kind}`) } : {})}
            data={[...(kind ? [] : ['']), ...BENEFIT_KINDS].map((each) => ({
              value: each,
              label: each === '' ? '' : say(`kind.${each as (typeof BENEFIT_KINDS)[number]}`),
            }))}
            value={kind ?? ''}
            onChange={(event) => {
              const chosen = BENEFIT_KINDS.find((each) => each === event.currentTarget.value);
              if (chosen) edit(say('changeKind', { kind: say(`kind.${chosen}`) }), (edits) => setKind(edits, path, chosen));
            }}
          />
          {kind && kind !== 'access' && <BenefitValue path={path} kind={kind} />}
          {appliesTo(value, benefit) && <BenefitAmount path={path} />}
          <ChoiceMember
            path={[...path, 'every']}
            label={say('every')}
            none={say('once')}
            choices={(['month', 'quarter', 'year'] as const).map((each) => ({ value: each, label: say(`every.${each}`) }))}
          />
        </Stack>
      </Fieldset>
      <Fieldset legend={say('who')}>
        <Stack gap="sm">
          <Group grow align="flex-start">
            <ChoiceMember path={[...path, 'track']} label={say('track')} none={say('everyTrack')} choices={tracks} />
            <ChoiceMember path={[...path, 'atLeast']} label={say('atLeast')} none={say('everyTier')} choices={tiers} />
          </Group>
          <ConditionBuilder path={[...path, 'when']} label={say('when')} isOptional />
        </Stack>
      </Fieldset>
      {(hasAmount(value, benefit) || memberOf(benefit, 'caps') !== undefined) && <Caps path={path} />}
      <UsedBy map={MAP} id={id} />
    </Stack>
  );
}
