import './impact.css';
import '../report/print.css';
import { Stack, Text } from '@mantine/core';
import { memo, useCallback, useState } from 'react';
import { BandsPart } from '../report/bands-part.tsx';
import { CliffsPart } from '../report/cliffs-part.tsx';
import { CostPart } from '../report/cost-part.tsx';
import { LimitsPart } from '../report/limits-part.tsx';
import { MoversPart } from '../report/movers-part.tsx';
import { MovesPart } from '../report/moves-part.tsx';
import type { Report } from '../report/read-report.ts';
import { ReasonsPart } from '../report/reasons-part.tsx';
import { SlicesPart } from '../report/slices-part.tsx';
import { useWords } from '../words/use-words.ts';
import { type AskedBehind, BehindContext } from './behind.tsx';
import type { Who } from './headline-numbers.ts';
import type { Reported } from './impact-state.ts';
import { InFlightPart } from './in-flight-part.tsx';
import type { LiveImpact } from './live-impact.ts';
import { MoversList } from './movers-list.tsx';
import { PartnersBehind } from './partners-behind.tsx';
import { QuartersPart } from './quarters-part.tsx';
import { ReproduceDraftPart } from './reproduce-draft-part.tsx';
import { impactWords } from './words.ts';

interface Props {
  readonly draft: string;
  readonly impact: LiveImpact;
  readonly reported: Reported;
  readonly who: Who;
}

/** All parts of the impact, each number with its partners behind it. */
export const WholeImpact = memo(function WholeImpact({ draft, impact, reported, who }: Props) {
  const say = useWords(impactWords);
  const [asked, setAsked] = useState<AskedBehind | null>(null);
  const close = useCallback(() => setAsked(null), []);
  const report = reported.report as Report;
  const { undecided } = report;
  return (
    <BehindContext value={setAsked}>
      <Stack gap="lg">
        <Text fw={600} size="lg">
          {report.summary}
        </Text>
        {undecided.partners > 0 && (
          <Text size="sm" c="var(--mantine-color-error)">
            {say('undecided', {
              count: undecided.partners,
              partner: undecided.first[0]?.partner ?? '',
              why: undecided.first[0]?.problems[0]?.message ?? '',
            })}
          </Text>
        )}
        {report.moves.map((moves) => (
          <MovesPart key={`${moves.track} ${moves.byGroup}`} moves={moves} />
        ))}
        <BandsPart report={report} />
        <div id="cost">
          <CostPart report={report} />
        </div>
        <QuartersPart key={reported.number} impact={impact} reported={reported} />
        <CliffsPart report={report} />
        {report.slices.map((slice) => (
          <SlicesPart key={`${slice.by} ${slice.fact}`} slice={slice} currency={report.cost.total.currency.after} />
        ))}
        <InFlightPart draft={draft} />
        <LimitsPart limits={report.limits} />
        <ReasonsPart report={report} />
        <MoversList draft={draft} reported={reported} who={who} />
        <div className="only-print">
          <MoversPart report={report} />
        </div>
        <ReproduceDraftPart reported={reported} />
      </Stack>
      <PartnersBehind draft={draft} impact={impact} edition={reported.number} asked={asked} close={close} />
    </BehindContext>
  );
});
