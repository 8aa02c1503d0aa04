import { Button, Select, Stack, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { api } from '../../service/api.ts';
import { useWords } from '../../words/use-words.ts';
import { Refused } from '../refused.tsx';
import { useAct } from '../use-act.ts';
import { reviewWords } from '../words.ts';
import { hasPlace } from './place.ts';
import { namedPlaces, placeName } from './place-name.ts';

interface CommentFormProps {
  readonly review: string;
  readonly document: unknown;
  /** The place that is commented on, a JSON pointer; empty for the whole. */
  readonly place: string;
  readonly choosePlace: (pointer: string) => void;
  readonly textId?: string;
}

/** So many places are offered at once; typing finds the others. */
const OFFERED = 100;
// A select has no empty value.
const WHOLE = '#';

/** Members of the document with a name for people. */
const MEMBERS = ['tracks', 'requirements', 'facts', 'derived', 'parameters', 'benefits'] as const;

/** Says something of a place of the document, chosen by its title. */
export function CommentForm({ review, document, place, choosePlace, textId }: CommentFormProps) {
  const say = useWords(reviewWords);
  const [text, setText] = useState('');
  const comment = useAct(
    () => api.commentReview({ params: { review }, body: { pointer: place, text } }),
    () => setText(''),
  );
  const places = useMemo(() => {
    const named = namedPlaces(document);
    const isNamed = place === '' || named.some(({ pointer }) => pointer === place);
    const chosen = isNamed ? [] : [{ pointer: place, name: placeName(document, place) ?? place }];
    const groups = new Map<string, { value: string; label: string }[]>();
    for (const { pointer, name } of [...chosen, ...named]) {
      const group = say(MEMBERS.find((each) => each === pointer.split('/')[1]) ?? 'otherMember');
      groups.set(group, [...(groups.get(group) ?? []), { value: pointer, label: name }]);
    }
    return [...groups].map(([group, items]) => ({ group, items }));
  }, [document, place, say]);
  return (
    <Stack gap="xs" className="no-print" align="flex-start">
      <Select
        label={say('place')}
        data={[{ value: WHOLE, label: say('whole') }, ...places]}
        value={place === '' ? WHOLE : place}
        onChange={(chosen) => choosePlace(chosen === null || chosen === WHOLE ? '' : chosen)}
        error={document !== undefined && !hasPlace(document, place) && say('placeGone')}
        nothingFoundMessage={say('placeNone')}
        disabled={document === undefined}
        limit={OFFERED}
        searchable
        w="100%"
      />
      <Textarea
        id={textId}
        label={say('text')}
        value={text}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        w="100%"
      />
      <Button variant="default" disabled={text.trim() === ''} loading={comment.isPending} onClick={() => comment.mutate()}>
        {say('send')}
      </Button>
      <Refused error={comment.error} />
    </Stack>
  );
}
