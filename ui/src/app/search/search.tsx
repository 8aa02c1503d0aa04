import { Spotlight, spotlight } from '@mantine/spotlight';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { SECTIONS } from '../../editor/sections.ts';
import { editorWords } from '../../editor/words.ts';
import { me, openDrafts, programs, reviews, versionsOf } from '../../service/queries.ts';
import { seesDrafts, seesPrograms } from '../../service/roles.ts';
import { useWords } from '../../words/use-words.ts';
import { type Place, placesOf } from './found.ts';
import { SEARCH_FIELD, typedAhead } from './typed-ahead.ts';
import { searchWords } from './words.ts';

/** What can be done besides going somewhere. */
export interface Act {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

interface Asked {
  /** Grows each time that the search is asked for. */
  readonly times: number;
  readonly commands: readonly Act[];
}

/** Search over programs, drafts, reviews, versions and commands. */
export function Search({ times, commands }: Asked) {
  const say = useWords(searchWords);
  const sayEditor = useWords(editorWords);
  const navigate = useNavigate();
  const { draft } = useParams({ strict: false });
  const [query, setQuery] = useState('');
  const { data: who } = useQuery(me);
  const [mayRead, mayReadDrafts] = [seesPrograms(who), seesDrafts(who)];
  const { data: known = [] } = useQuery({ ...programs, enabled: mayRead });
  const { data: drafts = [] } = useQuery({ ...openDrafts, enabled: mayReadDrafts });
  const { data: asked = [] } = useQuery({ ...reviews, enabled: mayReadDrafts });
  const versions = useQueries({ queries: known.map(({ id }) => versionsOf(id)) }).flatMap(({ data }) => data ?? []);
  useEffect(() => {
    if (times > 0) spotlight.open();
  }, [times]);
  const places = placesOf(
    { programs: known, drafts, reviews: asked, versions },
    {
      untitled: say('untitled'),
      draftState: (state) => say(state),
      review: (title, round) => say('review', { title, round }),
      reviewState: (state) => say(state === 'open' ? 'waiting' : state),
    },
  );
  // In a draft its parts are what one goes to most.
  const parts =
    draft === undefined
      ? []
      : SECTIONS.map(({ id, title }) => ({
          id: `part-${id}`,
          label: sayEditor(title),
          description: say('part'),
          onClick: () => void navigate({ to: '/drafts/$draft', params: { draft }, search: { section: id } }),
        }));
  const actions = (found: readonly Place[]) =>
    found.map(({ id, label, description, to }) => ({ id, label, description, onClick: () => void navigate({ to }) }));
  return (
    <Spotlight
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      attributes={{ content: { 'aria-label': say('search') } }}
      actions={[
        { group: say('parts'), actions: parts },
        { group: say('programs'), actions: actions(places.programs) },
        { group: say('drafts'), actions: actions(places.drafts) },
        { group: say('reviews'), actions: actions(places.reviews) },
        { group: say('versions'), actions: actions(places.versions) },
        { group: say('commands'), actions: commands.map(({ id, label, run }) => ({ id, label, onClick: run })) },
      ].filter((group) => group.actions.length > 0)}
      nothingFound={say('nothingFound')}
      highlightQuery
      scrollable
      maxHeight={420}
      searchProps={{
        placeholder: say('placeholder'),
        'aria-label': say('search'),
        ...{ [SEARCH_FIELD]: true },
        onFocus: () => {
          const typed = typedAhead.take();
          setQuery((there) => there + typed);
        },
      }}
    />
  );
}
