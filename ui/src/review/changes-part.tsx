import { Anchor, Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { difference } from '../compare/compare-queries.ts';
import { SemanticDiff } from '../compare/semantic-diff.tsx';
import { ReportPart } from '../report/report-part.tsx';
import { useWords } from '../words/use-words.ts';
import { Refused } from './refused.tsx';
import { reviewWords } from './words.ts';

interface Props {
  readonly base: string | null;
  readonly hash: string;
  /** Begins a comment on a place; nothing where this person may not. */
  readonly commentOn: ((pointer: string) => void) | undefined;
}

/** What the version changes, compared with the one in force when the draft was begun. */
export function ChangesPart({ base, hash, commentOn }: Props) {
  const say = useWords(reviewWords);
  return (
    <ReportPart title={say('changes')} isLong>
      {base === null ? <Text size="sm">{say('firstVersion')}</Text> : <Changes base={base} hash={hash} commentOn={commentOn} />}
    </ReportPart>
  );
}

function Changes({ base, hash, commentOn }: Props & { readonly base: string }) {
  const say = useWords(reviewWords);
  const found = useQuery(difference({ a: base, b: hash }));
  if (found.error) return <Refused error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={160} />;
  return (
    <>
      <Anchor size="sm" className="no-print" renderRoot={(props) => <Link {...props} to="/compare" search={{ a: base, b: hash }} />}>
        {say('compareLink')}
      </Anchor>
      <SemanticDiff
        changes={found.data.changes}
        actionOf={
          commentOn &&
          (({ pointer, sentence }) => (
            <Button
              size="compact-xs"
              variant="default"
              className="no-print"
              aria-label={`${say('comment')}: ${sentence}`}
              onClick={() => commentOn(pointer)}
            >
              {say('comment')}
            </Button>
          ))
        }
      />
    </>
  );
}
