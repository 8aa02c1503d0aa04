import type { Known } from './known.ts';

/** A word that is an id, by its title: tiers, tracks, bands, types of partner; any other as it is. */
export function titleOfWord({ program, references }: Known, fact: string, word: string): string {
  const isType = program.facts?.[fact]?.attribute === 'type';
  const namespace =
    ({ 'partner.tier': 'tier', 'partner.track': 'track', 'deal.band': 'band', 'deal.bands': 'band' } as const)[fact] ??
    (isType ? ('partnerType' as const) : undefined);
  if (namespace === undefined) return word;
  const titles = new Set(references.named(word, namespace).map(({ title }) => title));
  return titles.size === 1 ? ([...titles][0] ?? word) : word;
}
