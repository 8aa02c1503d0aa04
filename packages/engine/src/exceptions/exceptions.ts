import type { PartnerData } from '@tierwright/facts';
import type { Json, Program } from '@tierwright/program';
import type { ExceptionApplied } from '../decision/decision.ts';

/** An exception as its record says it; asked for by one person and granted by another (ENG-X3). */
interface ExceptionRecord {
  id: string;
  item: string;
  effect: 'keepTier' | 'waive';
  track: string | null;
  group: string | null;
  reason: string;
  from: string | null;
  until: string | null;
  askedBy: string | null;
  grantedBy: string | null;
}

const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

/** The exceptions of a partner: in force by day, for a track and group. */
export class Exceptions {
  readonly #records: readonly ExceptionRecord[];

  private constructor(records: readonly ExceptionRecord[]) {
    this.#records = records;
  }

  static readonly none = new Exceptions([]);

  static of(program: Program, data: PartnerData): Exceptions {
    const kinds = Object.keys(data.records ?? {}).filter((kind) => kind === 'exception' || program.records?.[kind]?.is === 'exception');
    if (kinds.length === 0) return Exceptions.none;
    const records = kinds.flatMap((kind) =>
      (data.records?.[kind] ?? []).flatMap((record, index): ExceptionRecord[] => {
        const { item, effect } = record;
        if (typeof item !== 'string' || (effect !== 'keepTier' && effect !== 'waive')) return [];
        return [
          {
            id: record.id ?? `${kind}-${index + 1}`,
            item,
            effect,
            track: text(record.track),
            group: text(record.group),
            reason: text(record.reason) ?? '',
            from: text(record.from),
            until: text(record.until),
            askedBy: text(record.askedBy),
            grantedBy: text(record.grantedBy),
          },
        ];
      }),
    );
    return new Exceptions(records);
  }

  get isEmpty(): boolean {
    return this.#records.length === 0;
  }

  #inForce(day: string, effect: ExceptionRecord['effect'], track: string, group: string | undefined): ExceptionRecord[] {
    return this.#records.filter(
      (record) =>
        record.effect === effect &&
        notApplied(record) === undefined &&
        isInForce(record, day) &&
        (record.track === null || record.track === track) &&
        (record.group === null || record.group === (group ?? null)),
    );
  }

  /** Requirement id → id of the exception that waives it (ENG-X2). */
  waived(day: string, track: string, group?: string): Record<string, string> {
    const waived: Record<string, string> = Object.create(null);
    for (const record of this.#inForce(day, 'waive', track, group)) waived[record.item] ??= record.id;
    return waived;
  }

  /** The index of the highest tier kept on a day, −1 for none (ENG-X1). */
  floor(day: string, track: string, group: string | undefined, indexOf: (tier: string) => number): number {
    return Math.max(-1, ...this.#inForce(day, 'keepTier', track, group).map((record) => indexOf(record.item)));
  }

  /** Days on which an exception begins or ends. */
  changes(): string[] {
    return this.#records.flatMap((record) => [record.from, record.until].filter((day) => day !== null));
  }

  /** ENG-X3: the exceptions in force on a day. */
  listed(day: string): ExceptionApplied[] {
    return this.#records
      .filter((record) => isInForce(record, day))
      .map((record) => {
        const { id, effect, item, reason, until } = record;
        const why = notApplied(record);
        return { id, effect, item, reason, until, applied: why === undefined, ...(why === undefined ? {} : { why }) };
      });
  }
}

const isInForce = (record: ExceptionRecord, day: string): boolean =>
  (record.from === null || record.from <= day) && (record.until === null || day < record.until);

function notApplied(record: ExceptionRecord): string | undefined {
  if (record.askedBy === null) return 'nobody asked for it';
  if (record.grantedBy === null) return 'nobody granted it';
  return record.askedBy === record.grantedBy ? 'asked for and granted by the same person' : undefined;
}
