import { type Place, report } from '../place.ts';

/** Runs a comparison of two unequal things; where it finds nothing to say, it is told that they only look different. */
export function saySomething(place: Place, said: { before?: unknown; after?: unknown }, compare: (place: Place) => void): void {
  let count = 0;
  compare({
    ...place,
    report(draft) {
      count += 1;
      place.report(draft);
    },
  });
  if (count > 0) return;
  report(place, `${place.subject === '' ? place.section : place.subject}: written in another way; it means the same`, {
    kind: 'text',
    ...said,
  });
}
