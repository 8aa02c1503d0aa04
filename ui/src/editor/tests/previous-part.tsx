import { Group, Stack } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import type { Path } from '../document/json-edits.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { DayAt } from '../fields/day-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { STATES } from './expectation.ts';
import { GivenValues } from './given-values.tsx';
import { groupChoices, type Offer, tierChoices } from './value-kinds.ts';
import { testWords } from './words.ts';

/** The state before: the tier that the partner had, since when, and whether it was at risk. */
export function PreviousPart({ path }: { readonly path: Path }) {
  const say = useWords(testWords);
  const { program } = useEditing();
  const known = useKnown();
  const tiers = tierChoices(known);
  const fields = [...new Set((known.program.tracks ?? []).flatMap(({ per }) => per ?? []))];
  const groups: readonly Offer[] = fields
    .flatMap((field) => groupChoices(known, field))
    .map(({ value, label }) => ({ id: value, title: label, kind: { type: 'enum', words: tiers, none: 'noValue' } }));
  return (
    <Stack gap="xs">
      <Group align="flex-start">
        <DayAt path={[...path, 'on']} label={say('on')} />
        <ChoiceAt path={[...path, 'tier']} label={say('tier')} choices={tiers} usual={say('none')} />
        <DayAt path={[...path, 'since']} label={say('since')} />
      </Group>
      <Group align="flex-start">
        <ChoiceAt
          path={[...path, 'state']}
          label={say('state')}
          usual={say('state.held')}
          choices={STATES.map((state) => ({ value: state, label: say(`state.${state}`) }))}
        />
        <DayAt path={[...path, 'until']} label={say('until')} />
      </Group>
      {(groups.length > 0 || valueAt(program, [...path, 'groups']) !== undefined) && (
        <GivenValues path={[...path, 'groups']} offers={groups} addLabel={say('addGroup')} day="" />
      )}
    </Stack>
  );
}
