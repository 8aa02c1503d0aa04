import { NavLink } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words/use-words.ts';
import { impactWords } from './words.ts';

const PAGES = [
  { to: '/drafts/$draft/impact', title: 'title' },
  { to: '/drafts/$draft/partner', title: 'partnerPage' },
] as const;

/** What else there is of a draft, beside the parts of the program. */
export function DraftPages({ draft }: { readonly draft: string }) {
  const say = useWords(impactWords);
  return PAGES.map(({ to, title }) => (
    <NavLink key={to} renderRoot={(props) => <Link {...props} to={to} params={{ draft }} />} label={say(title)} />
  ));
}
