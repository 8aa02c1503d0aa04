import type { KindModel } from '../records/record-kind.ts';
import type { Cell, RecordRow } from '../records/record-row.ts';
import type { Findings } from './findings.ts';
import type { PartnerException } from './partner-exception.ts';

/** The exceptions among the records; one that somebody granted to themselves does not apply, and is reported. */
export function readExceptions(kind: KindModel, rows: readonly RecordRow[], pointer: string, findings: Findings): PartnerException[] {
  const at = (field: string) => kind.fields.get(field)?.index ?? -1;
  const places = {
    item: at('item'),
    track: at('track'),
    group: at('group'),
    effect: at('effect'),
    reason: at('reason'),
    from: at('from'),
    until: at('until'),
    askedBy: at('askedBy'),
    grantedBy: at('grantedBy'),
  };
  return rows.map((row, index) => {
    const text = (place: number) => textOf(row.cells[place] ?? null);
    const day = (place: number) => dayOf(row.cells[place] ?? null);
    const askedBy = text(places.askedBy);
    const grantedBy = text(places.grantedBy);
    const refused = askedBy !== null && askedBy === grantedBy ? 'grantedByAsker' : null;
    if (refused !== null) {
      findings.add(
        `${pointer}/${index}`,
        { code: 'PDL415', value: row.id, message: `${grantedBy} granted an exception to their own request; it does not apply.` },
        'warning',
      );
    }
    return {
      id: row.id,
      item: text(places.item) ?? '',
      track: text(places.track),
      group: text(places.group),
      effect: text(places.effect) === 'waive' ? 'waive' : 'keepTier',
      reason: text(places.reason),
      from: day(places.from),
      until: day(places.until),
      askedBy,
      grantedBy,
      recordedOn: row.recordedOn,
      refused,
    };
  });
}

const textOf = (cell: Cell): string | null => (typeof cell === 'string' ? cell : null);
const dayOf = (cell: Cell): number | null => (typeof cell === 'number' ? cell : null);
