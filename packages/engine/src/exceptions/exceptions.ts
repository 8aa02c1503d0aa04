import { fromDay, type PartnerException } from '@tierwright/facts';
import type { ExceptionApplied } from '../decision/decision.ts';

/** An exception with its days as dates, and why it is not applied whatever the day (ENG-X3). */
interface Exception extends Omit<PartnerException, 'from' | 'until'> {
  from: string | null;
  until: string | null;
  why: string | undefined;
}

/** The exceptions of a partner: in force by day, for a track and group. */
export class Exceptions {
  readonly #exceptions: readonly Exception[];

  constructor(exceptions: readonly PartnerException[]) {
    this.#exceptions = exceptions.map((exception) => ({
      ...exception,
      from: exception.from === null ? null : fromDay(exception.from),
      until: exception.until === null ? null : fromDay(exception.until),
      why: whyNot(exception),
    }));
  }

  get isEmpty(): boolean {
    return this.#exceptions.length === 0;
  }

  #applied(day: string, effect: Exception['effect'], track: string, group: string | undefined): Exception[] {
    return this.#exceptions.filter(
      (exception) =>
        exception.effect === effect &&
        exception.why === undefined &&
        isInForce(exception, day) &&
        (exception.track === null || exception.track === track) &&
        (exception.group === null || exception.group === (group ?? null)),
    );
  }

  /** Requirement id → id of the exception that waives it (ENG-X2). */
  waived(day: string, track: string, group?: string): Record<string, string> {
    const waived: Record<string, string> = Object.create(null);
    for (const exception of this.#applied(day, 'waive', track, group)) waived[exception.item] ??= exception.id;
    return waived;
  }

  /** The index of the highest tier kept on a day, −1 for none (ENG-X1). */
  floor(day: string, track: string, group: string | undefined, indexOf: (tier: string) => number): number {
    return Math.max(-1, ...this.#applied(day, 'keepTier', track, group).map((exception) => indexOf(exception.item)));
  }

  /** Days on which an exception begins or ends. */
  changes(): string[] {
    return this.#exceptions.flatMap(({ from, until }) => [from, until].filter((day) => day !== null));
  }

  /** ENG-X3: the exceptions in force on a day, those that are not applied with the reason. */
  listed(day: string): ExceptionApplied[] {
    return this.#exceptions
      .filter((exception) => isInForce(exception, day))
      .map(({ id, effect, item, reason, until, why }) => ({
        id,
        effect,
        item,
        reason: reason ?? '',
        until,
        applied: why === undefined,
        ...(why === undefined ? {} : { why }),
      }));
  }
}

const isInForce = ({ from, until }: Exception, day: string): boolean => (from === null || from <= day) && (until === null || day < until);

function whyNot({ askedBy, grantedBy }: PartnerException): string | undefined {
  if (askedBy === null) return 'nobody asked for it';
  if (grantedBy === null) return 'nobody granted it';
  return askedBy === grantedBy ? 'asked for and granted by the same person' : undefined;
}
