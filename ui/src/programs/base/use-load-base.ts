import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { me } from '../../service/queries.ts';
import { hasRole } from '../../service/roles.ts';
import { hasPartners, loadBase, type Progress } from './load-base.ts';

/** Partners of a base that is made up. */
export const BASE_SIZE = 10_000;
const SEED = 7;

/** Loads a made-up base for a program; `offer` says whether it can be, and if not why. */
export function useLoadBase() {
  const client = useQueryClient();
  const { data: who } = useQuery(me);
  const mayLoad = hasRole(who, 'channelManager');
  const there = useQuery({ queryKey: ['partners', 'any'], queryFn: hasPartners, enabled: who !== undefined && who !== null });
  const [progress, setProgress] = useState<Progress | null>(null);
  const stopping = useRef(new AbortController());
  const [isStopping, setIsStopping] = useState(false);
  const load = useMutation({
    mutationFn: (text: string) => {
      stopping.current = new AbortController();
      setIsStopping(false);
      const asked = { text, size: BASE_SIZE, seed: SEED, asOf: new Date().toISOString().slice(0, 10) };
      return loadBase(asked, setProgress, stopping.current.signal);
    },
    onSettled: async () => {
      setProgress(null);
      await client.invalidateQueries({ queryKey: ['partners'] });
    },
  });
  const offer = there.data === undefined ? 'unknown' : there.data ? 'there' : mayLoad ? 'possible' : 'notYou';
  const stop = () => {
    setIsStopping(true);
    stopping.current.abort();
  };
  return { offer, progress, load, stop, isStopping } as const;
}
