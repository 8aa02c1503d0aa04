import { Alert, Button, Grid, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Failure } from '../app/failure.tsx';
import { useEdition } from '../editor/document/use-document.ts';
import { BackToEditor } from '../impact/back-to-editor.tsx';
import { dayIn } from '../impact/today.ts';
import { useWords } from '../words/use-words.ts';
import { DecidedPartner } from './decided-partner.tsx';
import { FindPartner } from './find-partner.tsx';
import { madeUp, partnerFile } from './partner-file.ts';
import { partnerWords } from './words.ts';

/** The address of a partner that is made up: no id begins so. */
const MADE_UP = '*';

/** One partner under the draft: as it is recorded, or with what is set by hand. */
export function PartnerPage() {
  const say = useWords(partnerWords);
  const { draft } = useParams({ from: '/signed-in/drafts/$draft/partner' });
  const { partner: id } = useSearch({ from: '/signed-in/drafts/$draft/partner' });
  const navigate = useNavigate();
  const { value } = useEdition();
  const [asOf, setAsOf] = useState(() => dayIn(value.timeZone, new Date()));
  const program = typeof value.program === 'string' ? value.program : null;
  const isMadeUp = id === MADE_UP;
  const found = useQuery({
    queryKey: ['partner-file', id, program],
    enabled: id !== undefined && !isMadeUp,
    queryFn: ({ signal }) => partnerFile(id ?? '', program, signal),
  });
  const choose = (partner: string) => void navigate({ to: '/drafts/$draft/partner', params: { draft }, search: { partner } });
  // The same object while those facts are: a question is asked anew where it is another one.
  const made = useMemo(() => madeUp(value.facts), [value.facts]);
  const shown = isMadeUp ? made : found.data;
  const title = isMadeUp ? say('madeUp') : shown?.title || shown?.id || '';
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={2}>{say('title')}</Title>
        <BackToEditor draft={draft} />
      </Group>
      <Grid>
        <Grid.Col span={{ base: 12, sm: 5 }}>
          <FindPartner choose={choose} />
        </Grid.Col>
        <Grid.Col span={{ base: 6, sm: 4 }}>
          <TextInput
            type="date"
            label={say('asOf')}
            value={asOf}
            onChange={({ currentTarget }) => currentTarget.value !== '' && setAsOf(currentTarget.value)}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 6, sm: 3 }} style={{ alignSelf: 'end' }}>
          <Button variant={isMadeUp ? 'filled' : 'default'} onClick={() => choose(MADE_UP)} fullWidth>
            {say('makeUp')}
          </Button>
        </Grid.Col>
      </Grid>
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {id === undefined && <Alert>{say('begin')}</Alert>}
      {shown && (
        <>
          <Text fw={600}>{isMadeUp || title === shown.id ? title : `${title} (${shown.id})`}</Text>
          <DecidedPartner key={id} partner={shown} title={title} asOf={asOf} />
        </>
      )}
    </Stack>
  );
}
