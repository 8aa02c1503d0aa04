import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import type { Path } from '../document/json-edits.ts';
import { memberOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { useEditing } from '../fields/use-field.ts';
import { FamilyPart } from './family-part.tsx';
import { GivenValues } from './given-values.tsx';
import { PreviousPart } from './previous-part.tsx';
import { RecordsGiven } from './records-given.tsx';
import { newPart, type Part } from './test-parts.ts';
import { attributeOffers, factOffers, type Offer, parameterOffers, recordChoices } from './value-kinds.ts';
import { testWords } from './words.ts';

const OF_PARTNER = ['attributes', 'records', 'set', 'loaded', 'previous', 'family'] as const satisfies readonly Part[];

/** Whom a test is about: facts, and whatever else is said of the partner. */
export function PartnerPart({ path, day }: { readonly path: Path; readonly day: string }) {
  const say = useWords(testWords);
  const { program, isReadOnly, edit } = useEditing();
  const known = useKnown();
  const test = valueAt(program, path);
  const absent = OF_PARTNER.filter((part) => memberOf(test, part) === undefined);
  const loaded: readonly Offer[] = recordChoices(known).map(({ value, label }) => ({
    ...{ id: value, title: label, kind: { type: 'date' as const, none: 'notLoaded' as const } },
  }));
  return (
    <Fieldset legend={say('partner')}>
      <Stack gap="sm">
        <Text size="sm" fw={500}>
          {say('facts')}
        </Text>
        <Text size="xs">{say('factsHint')}</Text>
        <GivenValues path={[...path, 'facts']} offers={factOffers(known)} addLabel={say('addFact')} day={day} />
        {OF_PARTNER.filter((part) => !absent.includes(part)).map((part) => {
          const at = [...path, part];
          return (
            <Fieldset key={part} legend={say(part)}>
              <Stack gap="xs">
                <Group justify="flex-end">
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    disabled={isReadOnly}
                    onClick={() => edit(say('removePart', { part: say(part) }), (edits) => edits.remove(at))}
                  >
                    {say('removePart', { part: say(part) })}
                  </Button>
                </Group>
                {contents(part, at)}
              </Stack>
            </Fieldset>
          );
        })}
        {absent.length > 0 && (
          <Group gap="xs">
            {absent.map((part) => (
              <Button
                key={part}
                size="compact-xs"
                variant="default"
                disabled={isReadOnly}
                onClick={() => edit(say('addPart', { part: say(part) }), (edits) => edits.set([...path, part], newPart(part, day) as Json))}
              >
                {say('addPart', { part: say(part) })}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
    </Fieldset>
  );

  function contents(part: (typeof OF_PARTNER)[number], at: Path) {
    switch (part) {
      case 'attributes':
        return <GivenValues path={at} offers={attributeOffers(known)} addLabel={say('addAttribute')} day={day} />;
      case 'records':
        return <RecordsGiven path={at} day={day} />;
      case 'set':
        return <GivenValues path={at} offers={parameterOffers(known)} addLabel={say('addParameter')} day={day} />;
      case 'loaded':
        return (
          <>
            <Text size="xs">{say('loadedHint')}</Text>
            <GivenValues path={at} offers={loaded} addLabel={say('addKind')} day={day} />
          </>
        );
      case 'previous':
        return (
          <>
            <PreviousPart path={at} />
            <ProblemsOf path={at} />
          </>
        );
      case 'family':
        return <FamilyPart path={at} day={day} />;
    }
  }
}
