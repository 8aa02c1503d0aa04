import { canonicalize } from '../../canonical/canonicalize.ts';
import type { Program } from '../../document/schema.ts';
import type { Namespace } from '../../references/part.ts';
import { childPointer } from '../../source/json-pointer.ts';

/** An entry that only got another id. Pointers: `a` in the earlier program, `b` in the later. */
export interface Rename {
  readonly namespace: Namespace | undefined;
  readonly noun: string;
  readonly before: string;
  readonly after: string;
  readonly title: string;
  readonly a: string;
  readonly b: string;
  /** Whether the id is the key of a map rather than the member `id`. */
  readonly isKey: boolean;
}

/** Entries of one program with ids: maps and lists, each with the namespace that others use to refer to them. */
interface Place {
  namespace?: Namespace;
  noun: string;
  pointer: string;
  /** What the namespace puts before the id, such as `chain/`. */
  prefix?: string;
  entries: { id: string; entry: object | string; pointer: string }[];
  isKey: boolean;
}

const maps = [
  ['roles', 'role', 'role'],
  ['records', 'record', 'record kind'],
  ['facts', 'value', 'fact'],
  ['parameters', 'value', 'parameter'],
  ['derived', 'value', 'derived value'],
  ['requirements', 'requirement', 'requirement'],
  ['stacking', 'stacking', 'combination of benefits'],
  ['approvals', 'chain', 'approval chain'],
] as const;

function places(program: Program): Place[] {
  const found: Place[] = maps.map(([section, namespace, noun]) => mapPlace(program[section], namespace, noun, childPointer('', section)));
  const list = (items: readonly { id: string }[] | undefined, noun: string, pointer: string, namespace?: Namespace, prefix?: string) => {
    found.push({
      ...(namespace === undefined ? {} : { namespace }),
      ...(prefix === undefined ? {} : { prefix }),
      noun,
      pointer,
      isKey: false,
      entries: (items ?? []).map((item, index) => ({ id: item.id, entry: item, pointer: childPointer(pointer, index) })),
    });
  };
  list(program.partnerTypes, 'partner type', '/partnerTypes', 'partnerType');
  list(program.tracks, 'track', '/tracks', 'track');
  for (const [index, track] of (program.tracks ?? []).entries()) list(track.tiers, 'tier', `/tracks/${index}/tiers`, 'tier');
  list(program.benefits, 'benefit', '/benefits', 'benefit');
  list(program.funds, 'fund', '/funds', 'fund');
  list(program.onboarding?.steps, 'onboarding step', '/onboarding/steps', 'step');
  list(program.onboarding?.milestones, 'milestone', '/onboarding/milestones');
  list(program.onboarding?.fastTrack, 'fast track', '/onboarding/fastTrack');
  list(program.dealRegistration?.form, 'form field', '/dealRegistration/form', 'value', 'deal.');
  list(program.dealRegistration?.bands?.list, 'band', '/dealRegistration/bands/list', 'band');
  list(program.dealRegistration?.rules.list, 'deal rule', '/dealRegistration/rules/list', 'dealRule');
  list(program.leads?.form, 'form field', '/leads/form', 'value', 'lead.');
  list(program.notices?.list, 'notice', '/notices/list');
  return found;
}

function mapPlace(map: Record<string, object | string> | undefined, namespace: Namespace, noun: string, pointer: string): Place {
  const entries = Object.entries(map ?? {}).map(([id, entry]) => ({ id, entry, pointer: childPointer(pointer, id) }));
  return { namespace, noun, pointer, entries, isKey: true };
}

/** Entries that are gone and came back with the same content under another id, in the same list or map. */
export function findRenames(before: Program, after: Program): Rename[] {
  const later = new Map(places(after).map((place) => [place.pointer, place]));
  return places(before).flatMap((place) => {
    const other = later.get(place.pointer);
    return other === undefined ? [] : renamesIn(place, other);
  });
}

function renamesIn(before: Place, after: Place): Rename[] {
  const idsBefore = new Set(before.entries.map(({ id }) => id));
  const idsAfter = new Set(after.entries.map(({ id }) => id));
  const added = new Map<string, Place['entries']>();
  for (const entry of after.entries) {
    if (idsBefore.has(entry.id)) continue;
    const key = withoutId(entry.entry, after.isKey);
    added.set(key, [...(added.get(key) ?? []), entry]);
  }
  return before.entries.flatMap((entry) => {
    const match = idsAfter.has(entry.id) ? undefined : added.get(withoutId(entry.entry, before.isKey))?.shift();
    if (match === undefined) return [];
    const prefix = before.prefix ?? '';
    const ids = { before: prefix + entry.id, after: prefix + match.id };
    const { namespace, noun, isKey } = { namespace: undefined, ...before };
    return [{ namespace, noun, isKey, ...ids, title: titleOf(entry.entry, entry.id), a: entry.pointer, b: match.pointer }];
  });
}

function withoutId(entry: object | string, isKey: boolean): string {
  return canonicalize(isKey || typeof entry === 'string' ? entry : { ...entry, id: '' });
}

function titleOf(entry: object | string, id: string): string {
  if (typeof entry === 'string') return entry;
  return 'title' in entry && typeof entry.title === 'string' ? entry.title : id;
}
