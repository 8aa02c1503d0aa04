import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { me } from '../../service/queries.ts';
import { approves, seesDrafts, writesDrafts } from '../../service/roles.ts';
import { useWords } from '../../words/use-words.ts';
import type { Next } from '../standing/standing.ts';
import { programWords } from '../words.ts';

/** Where somebody goes to act. */
const placeOf = (next: Next): string | null => {
  if (next.who === 'approverDecides' || next.who === 'approverPublishes') return `/reviews/${next.review}`;
  if (next.who === 'designerCorrects' || next.who === 'designerEdits') return `/drafts/${next.draft}`;
  return null;
};

/** Who acts next and on what, with the way there for who may see it. */
export function ActsNext({ next }: { readonly next: Next }) {
  const say = useWords(programWords);
  const { data: who } = useQuery(me);
  const text = next.who === 'approverLooks' ? say(next.who, { reason: next.reason }) : say(next.who);
  const place = placeOf(next);
  const isYours = next.who.startsWith('approver') ? approves(who) : next.who.startsWith('designer') && writesDrafts(who);
  if (place === null || !seesDrafts(who)) return <Text size="sm">{text}</Text>;
  return (
    <Text size="sm">
      <Anchor component={Link} to={place} inherit fw={isYours ? 600 : 400}>
        {text}
      </Anchor>
    </Text>
  );
}
