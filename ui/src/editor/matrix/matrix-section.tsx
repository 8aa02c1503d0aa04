import { Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { itemsOf, memberOf, stringOf } from '../document/reading.ts';
import { useDocument, useEdition } from '../document/use-document.ts';
import type { Fares } from './lit.ts';
import { PartnerBar } from './partner-bar.tsx';
import { shownDay } from './shown-day.ts';
import { TrackMatrix } from './track-matrix.tsx';
import { matrixWords } from './words.ts';

/** The tiers of the program: a table for each track, with the values that hold on a day. */
export function MatrixSection() {
  const say = useWords(matrixWords);
  const { value } = useEdition();
  const [picked, setPicked] = useState('');
  const [fares, setFares] = useState<Fares | null>(null);
  const [showsUnasked, setShowsUnasked] = useState(false);
  const date = picked || shownDay(value);
  const tracks = itemsOf(memberOf(value, 'tracks'));
  if (tracks.length === 0) return <NoTracks />;
  return (
    <Stack>
      <Group align="flex-end">
        <TextInput type="date" size="xs" label={say('valuesOn')} value={date} onChange={(event) => setPicked(event.currentTarget.value)} />
        <Checkbox label={say('showUnasked')} checked={showsUnasked} onChange={(event) => setShowsUnasked(event.currentTarget.checked)} />
      </Group>
      <PartnerBar asOf={date} onDecided={setFares} />
      {tracks.map((track, index) => (
        <TrackMatrix key={stringOf(memberOf(track, 'id')) ?? index} track={index} date={date} showsUnasked={showsUnasked} fares={fares} />
      ))}
    </Stack>
  );
}

function NoTracks() {
  const say = useWords(matrixWords);
  const document = useDocument();
  const add = () => {
    const tier = { id: 'member', title: say('firstTier') };
    document.edit(say('addTrack'), (edits) => edits.set(['tracks'], [{ id: 'partners', title: say('newTrack'), tiers: [tier] }]));
  };
  return (
    <Stack align="flex-start">
      <Title order={2} size="h4">
        {say('noTracks')}
      </Title>
      <Text>{say('noTracksText')}</Text>
      <Button onClick={add}>{say('addTrack')}</Button>
    </Stack>
  );
}
