import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PartnerData } from '@tierwright/facts';
import { useEffect, useMemo, useState } from 'react';
import { Failure } from '../../app/failure.tsx';
import { FindPartner } from '../../partner/find-partner.tsx';
import { madeUp, partnerFile } from '../../partner/partner-file.ts';
import { usePartnerAnswer } from '../../partner/use-partner-answer.ts';
import { useWords } from '../../words/use-words.ts';
import { WorkerDied } from '../../workers/worker-died.tsx';
import { useEdition } from '../document/use-document.ts';
import type { Fares } from './lit.ts';
import { matrixWords } from './words.ts';

interface PartnerBarProps {
  /** The day that is decided. */
  readonly asOf: string;
  /** Null while no partner is shown. */
  readonly onDecided: (fares: Fares | null) => void;
}

type Chosen = { readonly id: string } | 'madeUp' | null;

/** Chooses a partner, whose decision lights the cells of the matrix. */
export function PartnerBar({ asOf, onDecided }: PartnerBarProps) {
  const say = useWords(matrixWords);
  const { value } = useEdition();
  const [chosen, setChosen] = useState<Chosen>(null);
  const program = typeof value.program === 'string' ? value.program : null;
  const id = chosen === null || chosen === 'madeUp' ? undefined : chosen.id;
  const found = useQuery({
    queryKey: ['partner-file', id, program],
    enabled: id !== undefined,
    queryFn: ({ signal }) => partnerFile(id ?? '', program, signal),
  });
  // The same object while those facts are: a question is asked anew where it is another one.
  const made = useMemo(() => madeUp(value.facts), [value.facts]);
  const partner = chosen === 'madeUp' ? made : chosen === null ? undefined : found.data;
  const clear = () => {
    setChosen(null);
    onDecided(null);
  };
  return (
    <Stack gap={4}>
      <Text size="sm">{say('lightHint')}</Text>
      <Group align="flex-end">
        <FindPartner choose={(picked) => setChosen({ id: picked })} />
        <Button variant="default" onClick={() => setChosen('madeUp')}>
          {say('lightMadeUp')}
        </Button>
        {chosen !== null && (
          <Button variant="default" onClick={clear}>
            {say('lightNobody')}
          </Button>
        )}
      </Group>
      {found.error && chosen !== null && <Failure error={found.error} retry={() => void found.refetch()} />}
      {partner && <Deciding partner={partner} asOf={asOf} isMadeUp={chosen === 'madeUp'} onDecided={onDecided} />}
    </Stack>
  );
}

interface DecidingProps extends PartnerBarProps {
  readonly partner: PartnerData;
  readonly isMadeUp: boolean;
}

function Deciding({ partner, isMadeUp, asOf, onDecided }: DecidingProps) {
  const say = useWords(matrixWords);
  const { text } = useEdition();
  const { decided, refused, died, retry } = usePartnerAnswer(
    useMemo(() => ({ text, partner, asOf }), [text, partner, asOf]),
    { hasOutlook: false },
  );
  const fares = refused ? null : decided;
  useEffect(() => onDecided(fares), [fares, onDecided]);
  const name = isMadeUp ? say('lightMadeUpName') : (partner.title ?? partner.id);
  if (died !== null) return <WorkerDied message={died} retry={retry} />;
  if (refused)
    return (
      <Alert color="orange" role="alert" title={say('lightRefused', { partner: name })}>
        <List size="sm">
          {refused.problems.slice(0, 5).map(({ code, message, pointer }) => (
            <List.Item key={`${code} ${pointer}`}>{`${code} ${message}`}</List.Item>
          ))}
        </List>
      </Alert>
    );
  const tiers = (fares?.decision.tracks ?? []).flatMap(({ title, group, tier }) =>
    group === undefined ? [say(tier === null ? 'lightNoTier' : 'lightTier', { track: title, tier: tier ?? '' })] : [],
  );
  return (
    <Text size="sm" role="status">
      {fares ? say('lightShows', { partner: name, tiers: tiers.join(' ') }) : say('lightWaits')}
    </Text>
  );
}
