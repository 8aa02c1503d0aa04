import { Text } from '@mantine/core';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Report } from './read-report.ts';
import { ReportPart } from './report-part.tsx';
import { reportWords } from './words.ts';

/** Who would be told of it, and who cannot be decided. */
export function RunningPart({ report: { notices, undecided, reproduce } }: { readonly report: Report }) {
  const say = useWords(reportWords);
  const isCounted = reproduce.notices === true || notices.partners > 0;
  return (
    <ReportPart title={say('runningTitle')}>
      <Text size="sm">
        {isCounted
          ? say('noticesLine', { count: notices.partners, letters: number(notices.letters), most: number(notices.noticesPerDay) })
          : say('noNotices')}
      </Text>
      {undecided.partners > 0 && (
        <Text size="sm" c="var(--mantine-color-error)">
          {say('undecided', { count: undecided.partners })}
        </Text>
      )}
    </ReportPart>
  );
}
