import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../service/api.ts';
import { me } from '../service/queries.ts';
import { useWords } from '../words/use-words.ts';
import { reviewWords } from './words.ts';

const accounts = queryOptions({
  queryKey: ['accounts'],
  staleTime: 300_000,
  queryFn: async ({ signal }) => (await api.listAccounts({ query: { limit: 200 }, signal })).body.items,
});

/** How an account is called: you, its name where the caller may read accounts, else the beginning of its id. */
export function usePeople(): (account: string) => string {
  const say = useWords(reviewWords);
  const { data: who } = useQuery(me);
  const mayRead = who?.roles.some((role) => role === 'channelManager' || role === 'administrator' || role === 'auditor') ?? false;
  const { data: known = [] } = useQuery({ ...accounts, enabled: mayRead });
  return (account) => {
    if (account === who?.account) return `${who.name} (${say('you')})`;
    if (account.startsWith('system')) return say('system');
    return known.find(({ id }) => id === account)?.name ?? say('account', { id: account.slice(0, 8) });
  };
}
