import { Anchor, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Json } from '@tierwright/program';
import { useState } from 'react';
import { versionDocument } from '../compare/compare-queries.ts';
import { membersOf } from '../editor/document/reading.ts';
import { ReportPart } from '../report/report-part.tsx';
import { instant } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { aboutVersion } from './about-version.ts';
import { ChangesPart } from './changes-part.tsx';
import { CommentsPart } from './comments/comments-part.tsx';
import { isOpen, useCommentsNow } from './comments/use-comments-now.ts';
import { DecidePart } from './decide-part.tsx';
import { HistoryPart } from './history-part.tsx';
import { ImpactPart } from './impact-part.tsx';
import { usePeople } from './people.ts';
import { PublishPart } from './publish-part.tsx';
import { Refused } from './refused.tsx';
import { ReleasePart } from './release-part.tsx';
import { draftOfReview, type Me, type Review, releasesOf } from './review-queries.ts';
import { mayComment } from './rights.ts';
import { stageOf } from './stage.ts';
import { StageCard } from './stage-card.tsx';
import { TestsPart } from './tests-part.tsx';
import { useVersionText } from './use-version-text.ts';
import { reviewWords } from './words.ts';

/** The parts of a review, in the order in which they are read: where it stands, what changes, what that does, what is said of it. */
export function OpenReview({ me, review }: { readonly me: Me; readonly review: Review }) {
  const say = useWords(reviewWords);
  const nameOf = usePeople();
  const [place, choosePlace] = useState('');
  const document = useQuery(versionDocument(review.hash));
  const draft = useQuery(draftOfReview(review.draft));
  const { data: releases = [] } = useQuery(releasesOf(review.program));
  const text = useVersionText(document.data);
  const { title, version, timeZone } = aboutVersion(document.data, review.program);
  const stage = stageOf(review, releases);
  const authors = draft.data?.authors ?? [];
  const comments = useCommentsNow(review.draft, document.data);
  const commentOn = (pointer: string) => {
    choosePlace(pointer);
    globalThis.document.getElementById('comment-text')?.focus();
  };
  return (
    <Stack gap="lg">
      <Title order={1}>{say('pageTitle', { title, version, round: review.round })}</Title>
      <StageCard stage={stage} timeZone={timeZone} />
      <ReportPart title={say('content')}>
        <Text size="sm">
          <Code style={{ overflowWrap: 'anywhere' }}>{review.hash}</Code> {say('contentHint')}
        </Text>
        {review.note !== '' && (
          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
            {`${say('note')}: ${review.note}`}
          </Text>
        )}
        <Group gap="lg">
          <Text size="sm">{`${say('askedBy')}: ${nameOf(review.askedBy)}, ${instant(review.askedAt, timeZone)}`}</Text>
          <Text size="sm">{`${say('authors')}: ${authors.map(nameOf).join(', ')}`}</Text>
          <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/drafts/$draft" params={{ draft: review.draft }} />}>
            {say('toDraft')}
          </Anchor>
        </Group>
      </ReportPart>
      <Refused error={draft.error ?? document.error} />
      {draft.data && <ChangesPart base={draft.data.base} hash={review.hash} commentOn={mayComment(me) ? commentOn : undefined} />}
      {draft.data && <ImpactPart me={me} review={review} base={draft.data.base} document={membersOf(document.data as Json | undefined)} />}
      <ReportPart title={say('tests')}>
        <TestsPart text={text} />
      </ReportPart>
      <CommentsPart {...{ me, review, comments, timeZone, place, choosePlace }} document={document.data} />
      {draft.data && <DecidePart me={me} review={review} authors={authors} stage={stage} />}
      <PublishPart me={me} review={review} stage={stage} timeZone={timeZone} openComments={comments.filter(isOpen).length} />
      {stage.release && <ReleasePart release={stage.release} />}
      <HistoryPart me={me} review={review} releases={releases} timeZone={timeZone} />
    </Stack>
  );
}
