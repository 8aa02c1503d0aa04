import './print.css';
import { Stack, Text } from '@mantine/core';
import { day } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { BandsPart } from './bands-part.tsx';
import { CliffsPart } from './cliffs-part.tsx';
import { CostPart } from './cost-part.tsx';
import { Figures } from './figures.tsx';
import { LimitsPart } from './limits-part.tsx';
import { MoversPart } from './movers-part.tsx';
import { MovesPart } from './moves-part.tsx';
import type { Report } from './read-report.ts';
import { ReasonsPart } from './reasons-part.tsx';
import { ReproducePart } from './reproduce-part.tsx';
import { RunningPart } from './running-part.tsx';
import { SlicesPart } from './slices-part.tsx';
import { reportWords } from './words.ts';

/** A whole report, as it is read and printed. */
export function ReportView({ report, link }: { readonly report: Report; readonly link: string }) {
  const say = useWords(reportWords);
  const { baseline, candidate, asOf } = report.reproduce;
  return (
    <Stack gap="lg">
      <Text size="sm">
        {`${baseline.program} ${baseline.version} → ${candidate.version} · ${day(asOf)} · ${say('partners', { count: report.partners })}`}
      </Text>
      <Figures report={report} />
      {report.moves.map((moves) => (
        <MovesPart key={`${moves.track} ${moves.byGroup}`} moves={moves} />
      ))}
      <BandsPart report={report} />
      <CostPart report={report} />
      <ReasonsPart report={report} />
      <CliffsPart report={report} />
      {report.slices.map((slice) => (
        <SlicesPart key={`${slice.by} ${slice.fact}`} slice={slice} currency={report.cost.total.currency.after} />
      ))}
      <LimitsPart limits={report.limits} />
      <RunningPart report={report} />
      <MoversPart report={report} />
      <ReproducePart made={report.reproduce} link={link} />
    </Stack>
  );
}
