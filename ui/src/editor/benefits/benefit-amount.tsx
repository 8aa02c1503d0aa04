import { Group, NativeSelect } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import type { Path } from '../document/json-edits.ts';
import { memberOf, stringOf, textOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceMember } from '../entries/choice-member.tsx';
import { useMember } from '../entries/use-member.ts';
import { basisChoices, recordFields } from './amount-choices.ts';
import { periodOf, tierAtWords } from './benefit-meaning.ts';
import { appliesTo } from './benefit-values.ts';
import { benefitWords } from './words.ts';

/** What the value is applied to, and whose tier sets it. */
export function BenefitAmount({ path }: { readonly path: Path }) {
  const say = useWords(benefitWords);
  const program = useEdition().value as Json;
  const known = useKnown();
  const benefit = valueAt(program, path);
  const applied = appliesTo(program, benefit) ?? 'money';
  const basis = stringOf(memberOf(benefit, 'basis'));
  return (
    <Group grow align="flex-start">
      <ChoiceMember
        path={[...path, 'basis']}
        label={say('basis')}
        description={say(applied === 'money' ? 'basisPercent' : 'basisMoney')}
        none={say('noBasis')}
        choices={basisChoices(known, applied)}
      />
      {basis !== undefined && <TierAt path={path} basis={basis} />}
    </Group>
  );
}

const PERIODS = ['month', 'quarter', 'year'] as const;

function TierAt({ path, basis }: { readonly path: Path; readonly basis: string }) {
  const say = useWords(benefitWords);
  const known = useKnown();
  const { value, set } = useMember({ path: [...path, 'tierAt'], label: say('tierAt') });
  const field = stringOf(value);
  const period = periodOf(memberOf(value, 'every'));
  const fields = recordFields(known, basis, 'date').map((choice) => choice.value);
  const all = [...new Set([...fields, ...(field === undefined ? [] : [field])])];
  const choose = (chosen: string) => {
    const every = PERIODS.find((each) => chosen === `every ${each}`);
    set(chosen === '' ? undefined : every ? { every } : textOf(chosen.slice('field '.length)));
  };
  return (
    <NativeSelect
      label={say('tierAt')}
      data={[
        { value: '', label: say('tierAt.now') },
        ...all.map((each) => ({ value: `field ${each}`, label: tierAtWords(say, each) })),
        ...PERIODS.map((each) => ({ value: `every ${each}`, label: say(`tierAt.${each}`) })),
      ]}
      value={field !== undefined ? `field ${field}` : period ? `every ${period}` : ''}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}
