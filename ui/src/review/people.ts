import { useQuery } from '@tanstack/react-query';
import { me } from '../service/queries.ts';
import { useWords } from '../words/use-words.ts';
import type { Person } from './review-queries.ts';
import { reviewWords } from './words.ts';

/** How somebody is called: by the name, with a hint where it is who looks; what the service did by itself is the system. */
export function usePeople(): (person: Person) => string {
  const say = useWords(reviewWords);
  const { data: who } = useQuery(me);
  return ({ id, name }) => {
    if (id === who?.account) return `${name} (${say('you')})`;
    return id.startsWith('system') ? say('system') : name;
  };
}
