import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words/use-words.ts';
import { impactWords } from './words.ts';

export function BackToEditor({ draft }: { readonly draft: string }) {
  const say = useWords(impactWords);
  return (
    <Anchor className="no-print" renderRoot={(props) => <Link {...props} to="/drafts/$draft" params={{ draft }} />}>
      {say('backToEditor')}
    </Anchor>
  );
}
