import { Group, Stack, Text, Title } from '@mantine/core';
import { LIMIT_MEASURES } from '@tierwright/program';
import { LOCALE } from '../../words/formats.ts';
import { useWords } from '../../words/use-words.ts';
import { textOf } from '../document/reading.ts';
import { SectionHead } from '../entries/section-head.tsx';
import { WordsMember } from '../entries/words-member.tsx';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { DayAt } from '../fields/day-at.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { LimitAt } from './limit-at.tsx';
import { aboutWords } from './words.ts';

/** Every currency that has a name here: `EUR · Euro`. */
function currencies() {
  const names = new Intl.DisplayNames(LOCALE, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code} · ${names.of(code)}` }));
}

/** What the version is called, from when it may decide, its currency, and what a release of it may do at most. */
export function AboutSection() {
  const say = useWords(aboutWords);
  const { program } = useEditing();
  return (
    <Stack gap="md" maw={720}>
      <SectionHead title={say('title')} description={say('description')} />
      <TextAt path={['title']} label={say('programTitle')} description={say('programTitleHint', { id: textOf(program.program) })} />
      <Group align="flex-start" grow>
        <TextAt path={['version']} label={say('version')} description={say('versionHint')} maxLength={100} />
        <TextAt path={['supersedes']} label={say('supersedes')} isOptional maxLength={100} />
      </Group>
      <Group align="flex-start" gap="xl">
        <DayAt path={['effective', 'from']} label={say('from')} description={say('fromHint')} />
        <DayAt path={['effective', 'to']} label={say('to')} description={say('toHint')} />
      </Group>
      <ChoiceAt path={['currency']} label={say('currency')} description={say('currencyHint')} choices={currencies()} />
      <WordsMember path={['sources']} label={say('sources')} />
      <TextAt path={['note']} label={say('note')} description={say('noteHint')} isOptional rows={2} />
      <Stack gap="xs" component="section" aria-label={say('limits')}>
        <Title order={3} size="h5">
          {say('limits')}
        </Title>
        <Text size="sm">{say('limitsHint')}</Text>
        {LIMIT_MEASURES.map((measure) => (
          <LimitAt key={measure} measure={measure} />
        ))}
      </Stack>
    </Stack>
  );
}
