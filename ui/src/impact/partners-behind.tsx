import { Anchor, Drawer, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Failure } from '../app/failure.tsx';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { AskedBehind } from './behind.tsx';
import type { LiveImpact } from './live-impact.ts';
import { VirtualRows } from './virtual-rows.tsx';
import { impactWords } from './words.ts';

interface Props {
  readonly draft: string;
  readonly impact: LiveImpact;
  /** Of the edition that the report is about. */
  readonly edition: number;
  readonly asked: AskedBehind | null;
  readonly close: () => void;
}

/** The partners behind a number of the report. */
export function PartnersBehind({ draft, impact, edition, asked, close }: Props) {
  const say = useWords(impactWords);
  const found = useQuery({
    queryKey: ['behind', draft, edition, asked?.selector],
    enabled: asked !== null,
    gcTime: 0,
    queryFn: () => impact.behind((asked as AskedBehind).selector),
  });
  return (
    <Drawer opened={asked !== null} onClose={close} position="right" title={asked?.title} closeButtonProps={{ 'aria-label': say('close') }}>
      <Stack>
        {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
        {found.isFetching && !found.data && <Skeleton height={240} />}
        {found.data && (
          <>
            <Text role="status">{say('found', { count: found.data.total, shown: number(found.data.total) })}</Text>
            <VirtualRows
              label={asked?.title ?? ''}
              columns={[{ title: say('partner') }]}
              count={found.data.partners.length}
              keyOf={(index) => found.data.partners[index]?.partner ?? String(index)}
              row={(index) => {
                const { partner = '', title } = found.data.partners[index] ?? {};
                return [<PartnerLink key={partner} draft={draft} partner={partner} title={title} />];
              }}
            />
          </>
        )}
      </Stack>
    </Drawer>
  );
}

/** Leads to the partner under the draft. */
export function PartnerLink({
  draft,
  partner,
  title,
}: {
  readonly draft: string;
  readonly partner: string;
  readonly title: string | undefined;
}) {
  return (
    <Anchor fz="inherit" renderRoot={(props) => <Link {...props} to="/drafts/$draft/partner" params={{ draft }} search={{ partner }} />}>
      {title === undefined ? partner : `${title} (${partner})`}
    </Anchor>
  );
}
