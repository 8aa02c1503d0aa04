import { Fieldset, List, Text } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import type { Told } from './use-invariants-told.ts';
import { invariantWords } from './words.ts';

/** What the partners of the base show of a promise, with one who breaks it. */
export function ToldPart({ told }: { readonly told: Told | undefined }) {
  const say = useWords(invariantWords);
  const { references } = useKnown();
  const track = (id: string) => references.named(id, 'track')[0]?.title ?? id;
  const tier = (of: string, id: string) => references.named(id, 'tier').find((part) => part.track === of)?.title ?? id;
  return (
    <Fieldset legend={say('state')}>
      <Text size="sm" role="status" data-promise={told?.result ?? 'unknown'}>
        {say(`state.${told?.result ?? 'unknown'}`)}
      </Text>
      <List size="sm">
        {(told?.notNested ?? []).map((one) => (
          <List.Item key={`${one.track} ${one.tier}`}>
            {say('notNested', {
              ...{ track: track(one.track), tier: tier(one.track, one.tier), below: tier(one.track, one.below) },
              partner: one.first ?? '',
            })}
          </List.Item>
        ))}
        {(told?.unreached ?? []).map((one) => (
          <List.Item key={`${one.track} ${one.tier}`}>
            {say('unreached', { track: track(one.track), tier: tier(one.track, one.tier) })}
          </List.Item>
        ))}
      </List>
    </Fieldset>
  );
}
