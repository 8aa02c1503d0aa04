import type { ItemReading } from '@tierwright/engine';
import type { FactValue } from '@tierwright/facts';
import type { LifecycleProgram } from '../../machine/lifecycle-program.ts';
import type { Instant } from '../../time/instant.ts';
import type { Deal } from '../deal.ts';
import type { DealFacts } from '../deal-facts.ts';
import type { AnswersRead } from './answers-read.ts';
import { type CheckHits, type Handled, handleConflicts, isCleared } from './handle-conflicts.ts';
import { type Intake, intakeOf } from './intake.ts';
import { type Neighbours, neighboursOf } from './neighbours.ts';
import { Sources } from './opposing.ts';
import { ownFacts } from './own-facts.ts';
import { type PlaceFound, placeAmong } from './place-among.ts';

/** Field of the form with the customer's written choice (D10). */
const LETTER = 'customerLetter';

/** One look at a deal: what is found, what becomes of it, and the readings that conditions are asked in. */
export interface Look {
  readonly intake: Intake;
  readonly answers: AnswersRead;
  readonly neighbours: Neighbours;
  readonly handled: readonly Handled[];
  readonly placed: PlaceFound;
  /** The reading before a place is known: `eligible` and `unless` are asked in it. The same one where nobody can tell. */
  readonly before: ItemReading;
  /** With the place: rules and price are asked in it. */
  readonly reading: ItemReading;
  /** What the deal gives, its place left out. */
  readonly own: Readonly<Record<string, FactValue>>;
}

/** Whether `unless` is asked of something that was found. */
function asksUnless(found: readonly CheckHits[]): boolean {
  for (const { ready, hits } of found) if (ready.check.unless !== undefined && hits !== null && hits.length > 0) return true;
  return false;
}

/** Whether there is a registration ahead, so that the place may depend on what becomes of it. */
const hasAny = ({ ahead, apart }: Neighbours): boolean => ahead.length > 0 || apart.length > 0;

/** Days are those of the program's own time zone. */
export function lookAt(program: LifecycleProgram, deal: Deal, now: Instant, facts: DealFacts): Look {
  const intake = intakeOf(program);
  const dayOf = (at: Instant): string => program.baseCalendar.dayOf(at);
  const today = dayOf(now);
  const answers = intake.read(deal.answers);
  const neighbours = neighboursOf(intake, deal, facts.deals);
  const sources = new Sources(intake, deal, facts, neighbours);
  const found = intake.checks.map((ready) => ({ ready, hits: sources.find(ready.check.on, ready.similar) }));
  const own = ownFacts(deal, answers, found, today, dayOf);
  const partner = facts.partner(deal.partner, today);
  const hasLetter = intake.letterChain !== undefined && typeof deal.answers[LETTER] === 'string';
  const handleIn = (reading: ItemReading | undefined): readonly Handled[] =>
    handleConflicts(found, deal.settled, hasLetter, (ready, item) =>
      reading === undefined ? false : isCleared(reading, ready, () => item.facts(today, dayOf)),
    );
  const place = (handled: readonly Handled[]): PlaceFound => placeAmong(intake, deal, facts.deals, { neighbours, handled });
  const isAsked = asksUnless(found);
  // A reading costs more than all else: where nothing that is asked before depends on the place, one does.
  if (!intake.readsPlaceBefore && !(isAsked && hasAny(neighbours))) {
    const unasked = handleIn(undefined);
    const placed = place(unasked);
    own['deal.place'] = placed.place;
    const reading = partner.about(own, answers.lines);
    return { intake, answers, neighbours, handled: isAsked ? handleIn(reading) : unasked, placed, before: reading, reading, own };
  }
  const before = partner.about(own, answers.lines);
  const handled = handleIn(before);
  const placed = place(handled);
  return { intake, answers, neighbours, handled, placed, before, reading: before.with({ 'deal.place': placed.place }), own };
}
