import { Autocomplete, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../service/api.ts';
import { useWords } from '../words/use-words.ts';
import { partnerWords } from './words.ts';

/** As many as are looked through at a glance. */
const SHOWN = 20;

/** Looks partners up by name or id. */
export function FindPartner({ choose }: { readonly choose: (partner: string) => void }) {
  const say = useWords(partnerWords);
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 200);
  const found = useQuery({
    queryKey: ['partners', search],
    enabled: search !== '',
    queryFn: async ({ signal }) => (await api.listPartners({ query: { search, limit: SHOWN }, signal })).body.items,
  });
  return (
    <>
      <Autocomplete
        label={say('pick')}
        description={say('pickHint')}
        value={text}
        onChange={setText}
        onOptionSubmit={(id) => {
          choose(id);
          setText('');
        }}
        data={(found.data ?? []).map(({ id, title }) => ({ value: id, label: title === '' ? id : `${title} (${id})` }))}
        filter={({ options }) => options}
        limit={SHOWN}
      />
      {found.data?.length === 0 && (
        <Text size="sm" role="status">
          {say('noneFound')}
        </Text>
      )}
    </>
  );
}
