import type { ChangedPartner } from '@tierwright/simulation';

const byId = (a: ChangedPartner, b: ChangedPartner) => (a.partner < b.partner ? -1 : 1);

/** How far a partner is from the tier it loses. */
const distance = ({ moves }: ChangedPartner) => moves[0]?.reason.distance ?? Number.POSITIVE_INFINITY;
const loss = ({ value: { before, after } }: ChangedPartner) => (before === null || after === null ? 0 : before - after);
const requirements = ({ moves }: ChangedPartner) =>
  moves.flatMap(({ reason }) => reason.missed.map(({ requirement }) => requirement)).join();

/**
 * Three changes that tell something together: who misses a tier by least, who loses most, and who rises (or, where nobody
 * does, falls for another reason).
 */
export function tellingChanges(changes: readonly ChangedPartner[]): ChangedPartner[] {
  const chosen: ChangedPartner[] = [];
  const choose = (candidates: readonly ChangedPartner[], compare: (a: ChangedPartner, b: ChangedPartner) => number) => {
    const [first] = candidates.filter((one) => !chosen.includes(one)).sort((a, b) => compare(a, b) || byId(a, b));
    if (first) chosen.push(first);
  };
  const falling = changes.filter(({ direction }) => direction === 'down' || direction === 'out');
  choose(falling, (a, b) => distance(a) - distance(b));
  choose(falling, (a, b) => loss(b) - loss(a));
  choose(
    changes.filter(({ direction }) => direction === 'up' || direction === 'in'),
    (a, b) => distance(a) - distance(b),
  );
  const told = new Set(chosen.map(requirements));
  if (chosen.length < 3)
    choose(
      changes.filter((one) => !told.has(requirements(one))),
      () => 0,
    );
  while (chosen.length < Math.min(3, changes.length)) choose(changes, () => 0);
  return chosen;
}
