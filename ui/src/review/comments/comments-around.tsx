import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useEdition } from '../../editor/document/use-document.ts';
import { me } from '../../service/queries.ts';
import { reviewsOfDraft } from '../review-queries.ts';
import { mayComment } from '../rights.ts';
import { CommentsContext } from './use-comments.ts';
import { useCommentsNow } from './use-comments-now.ts';

const CommentsDrawer = lazy(async () => ({ default: (await import('./comments-drawer.tsx')).CommentsDrawer }));

/** The comments of a draft around its editor: every view shows what was said of its parts, and says more in the last round. */
export function CommentsAround({ draft, children }: { readonly draft: string; readonly children: ReactNode }) {
  const { value } = useEdition();
  const { data: who } = useQuery(me);
  const { data: rounds = [] } = useQuery(reviewsOfDraft(draft));
  const comments = useCommentsNow(draft, value);
  const [shown, setShown] = useState<string | null>(null);
  const [last] = rounds;
  const takesMore = last !== undefined && last.state !== 'withdrawn' && who != null && mayComment(who);
  const hasAny = takesMore || comments.length > 0;
  const around = useMemo(() => ({ comments, show: hasAny ? setShown : null }), [comments, hasAny]);
  return (
    <CommentsContext value={around}>
      {children}
      {shown !== null && (
        <Suspense fallback={null}>
          <CommentsDrawer
            comments={comments}
            document={value}
            review={takesMore ? last.id : null}
            maySettle={who != null && mayComment(who)}
            place={shown}
            choosePlace={setShown}
            close={() => setShown(null)}
          />
        </Suspense>
      )}
    </CommentsContext>
  );
}
