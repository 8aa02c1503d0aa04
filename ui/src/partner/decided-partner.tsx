import { Alert, Anchor, Grid, List, Stack, Text } from '@mantine/core';
import type { PartnerData } from '@tierwright/facts';
import { useMemo, useRef, useState } from 'react';
import { useChecked } from '../editor/check/use-checks.ts';
import { useEdition } from '../editor/document/use-document.ts';
import { useWords } from '../words/use-words.ts';
import { WorkerDied } from '../workers/worker-died.tsx';
import { FactsPane, type SetFacts } from './facts-pane.tsx';
import type { Decided } from './messages.ts';
import { OutlookPane } from './outlook-pane.tsx';
import { recordedIn, withFacts } from './partner-file.ts';
import { PinPartner } from './pin-partner.tsx';
import { ResultPane } from './result-pane.tsx';
import { TraceTables } from './trace-tables.tsx';
import { usePartnerAnswer } from './use-partner-answer.ts';
import { partnerWords } from './words.ts';

interface Shown {
  readonly partner: PartnerData;
  readonly title: string;
  readonly asOf: string;
}

/** Three panes: facts, the result with its reasons, and what it was made of. */
export function DecidedPartner({ partner, title, asOf }: Shown) {
  const say = useWords(partnerWords);
  const { text } = useEdition();
  const checked = useChecked();
  const [facts, setFacts] = useState<SetFacts>({});
  const whatIf = useMemo(() => withFacts({ ...partner, title }, facts), [partner, title, facts]);
  const { decided, outlook, refused, died, retry } = usePartnerAnswer(
    useMemo(() => ({ text, partner: whatIf, asOf }), [text, whatIf, asOf]),
  );
  const plain = useRef<Decided | null>(null);
  if (decided && Object.keys(facts).length === 0) plain.current = decided;
  // While the text is no program the last one that was is shown.
  const program = useLast(checked?.program ?? null);
  return (
    <Stack>
      {died !== null && <WorkerDied message={died} retry={retry} />}
      {refused && (
        <Alert color="orange" title={say(`refused_${refused.of}`)} role="alert">
          <List size="sm">
            {refused.problems.slice(0, 5).map(({ code, message, pointer }) => (
              <List.Item key={`${code} ${pointer}`}>{`${message} (${code})`}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Anchor href="#result" hiddenFrom="sm" size="sm">
        {say('toResult')}
      </Anchor>
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, sm: 5, lg: 4 }}>
          {program && <FactsPane program={program} facts={facts} recorded={recordedIn(decided?.decision ?? null)} change={setFacts} />}
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 7, lg: 8 }} id="result" tabIndex={-1}>
          {decided ? (
            <Stack>
              <ResultPane decided={decided} />
              {Object.keys(facts).length > 0 && plain.current && (
                <Text size="sm" c="dimmed">
                  {say('stays', { tiers: plain.current.explanation.tracks.map(({ sentence }) => sentence).join(' ') })}
                </Text>
              )}
              {died === null && <OutlookPane outlook={outlook} />}
              {program && <TraceTables decided={decided} program={program} />}
              <PinPartner partner={whatIf} decided={decided} />
            </Stack>
          ) : (
            !refused && died === null && <Text role="status">{say('waiting')}</Text>
          )}
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

/** The last value that there was. */
function useLast<T>(value: T | null): T | null {
  const last = useRef<T | null>(null);
  if (value !== null) last.current = value;
  return last.current;
}
