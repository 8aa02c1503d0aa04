import { Button, Group, Text, TextInput } from '@mantine/core';
import type { PartnerData } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import { useState } from 'react';
import { useDocument, useEdition } from '../editor/document/use-document.ts';
import { useWords } from '../words/use-words.ts';
import type { Decided } from './messages.ts';
import { pinnedTest } from './pinned-test.ts';
import { partnerWords } from './words.ts';

/** Puts the partner, as it is decided now, into the tests of the document: one step of its history. */
export function PinPartner({ partner, decided: { decision } }: { readonly partner: PartnerData; readonly decided: Decided }) {
  const say = useWords(partnerWords);
  const document = useDocument();
  const { value, fault } = useEdition();
  const tier = decision.tracks.find((one) => one.group === undefined && one.tier !== null)?.tier ?? say('noTier');
  const suggested = say('pinnedName', { partner: partner.title ?? partner.id, tier });
  const [name, setName] = useState('');
  const [isPinned, setIsPinned] = useState(false);
  const pin = () => {
    const test = pinnedTest(name.trim() || suggested, partner, decision) as unknown as Json;
    const tests = Array.isArray(value.tests) ? value.tests : null;
    setIsPinned(
      document.edit(say('pinStep'), (edits) => (tests ? edits.set(['tests', tests.length], test) : edits.set(['tests'], [test]))),
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        pin();
      }}
    >
      <Group align="flex-end" gap="xs">
        <TextInput
          label={say('pinName')}
          placeholder={suggested}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          style={{ flexGrow: 1 }}
        />
        <Button type="submit" variant="default" disabled={fault !== null}>
          {say('pin')}
        </Button>
      </Group>
      <Text size="sm" role="status">
        {isPinned ? say('pinned') : ''}
      </Text>
    </form>
  );
}
