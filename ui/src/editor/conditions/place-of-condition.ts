import type { Reader } from '@tierwright/program';
import type { Path } from '../document/json-edits.ts';
import type { Known } from './known.ts';

/** Where a condition stands, and so what it may read: `records` are the kinds whose fields a filter reads. */
export interface PlaceOfCondition {
  readonly reader: Reader;
  readonly records: readonly string[] | null;
  readonly tier: boolean;
  readonly band: boolean;
}

const reads = (reader: Reader, rest: Partial<PlaceOfCondition> = {}): PlaceOfCondition => ({
  ...{ reader, records: null, tier: true, band: reader === 'deals' || reader === 'conflicts' },
  ...rest,
});

/** The record kind that a fact is made of, as the kinds that a filter reads. */
function filterOf({ types }: Known, fact: unknown): readonly string[] {
  const source = typeof fact === 'string' ? types.source(fact) : undefined;
  return source ? [source.record] : [];
}

/** What an invariant of a section reads. */
const READER_OF_SECTION: Readonly<Record<string, Reader>> = { dealRegistration: 'deals', approvals: 'approvals', leads: 'leads' };

/** The place of the condition at a path of the document. */
export function placeOf(known: Known, path: Path): PlaceOfCondition {
  const [section, entry, part] = path;
  const { program } = known;
  const last = path.at(-1);
  switch (section) {
    case 'facts':
      return reads('requirements', { records: filterOf(known, entry) });
    case 'parameters':
      return reads('requirements', { records: program.parameters?.[String(entry)]?.records ?? null });
    case 'requirements':
    case 'derived':
      return reads('requirements');
    case 'tracks':
      return reads('requirements', { tier: part !== 'appliesTo' });
    case 'benefits':
      return reads('operations', { records: part === 'caps' ? filterOf(known, program.benefits?.[Number(entry)]?.basis) : null });
    case 'dealRegistration':
      return reads(last === 'unless' ? 'conflicts' : 'deals');
    case 'approvals':
      return reads('approvals');
    case 'leads':
      return reads('leads');
    case 'funds':
      return reads(part === 'plan' ? 'requests' : 'operations');
    case 'onboarding':
      return reads(path[3] === 'fields' ? 'requests' : 'operations');
    case 'invariants': {
      const invariant = program.invariants?.[Number(entry)];
      return reads(invariant && 'section' in invariant ? (READER_OF_SECTION[invariant.section] ?? 'operations') : 'operations');
    }
    default:
      return reads('operations');
  }
}
