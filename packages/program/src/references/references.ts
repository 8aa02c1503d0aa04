import type { Program } from '../document/schema.ts';
import { fromPointer, toPointer } from '../source/json-pointer.ts';
import type { Namespace, Part, Use } from './part.ts';
import { inLists, partsReached, type Reach } from './reach.ts';
import { nameKey, type Recorded, startRecording } from './recorder.ts';
import { walkSections } from './walk-sections.ts';

/** Who names whom in a document. Made in one walk; asking costs what the answer is long. */
export interface References {
  /** Every place that names the id, in document order. A tier is asked for by its id alone, in whatever track. */
  usedBy(id: string, namespace: Namespace): readonly Use[];
  /** The parts of that name: more than one where tracks share a tier's id, none where nothing declares it. */
  named(id: string, namespace: Namespace): readonly Part[];
  /** The innermost part around a JSON pointer. */
  partAt(pointer: string): Part | undefined;
  /**
   * What depends on places or ids, directly or through others. A place in `byTier` reaches that tier alone; an id
   * stands for everything that has it, whatever its kind.
   */
  reaches(...pointersOrIds: string[]): Reach;
}

/** The references of a well-shaped document, in time linear in its length. Ids that nothing declares are kept as uses. */
export function referencesOf(program: Program): References {
  const { recorder, recorded } = startRecording(program);
  walkSections(recorder);
  return {
    usedBy: (id, namespace) => recorded.usesOf.get(nameKey(namespace, id)) ?? [],
    named: (id, namespace) => recorded.byName.get(nameKey(namespace, id)) ?? [],
    partAt: (pointer) => partAt(recorded, pointer),
    reaches: (...pointersOrIds) => inLists(recorded, new Set(pointersOrIds.flatMap((each) => [...reachOf(program, recorded, each)]))),
  };
}

function partsWithId(recorded: Recorded, id: string): Part[] {
  return [...recorded.order.keys()].filter((part) => part.id === id);
}

function partAt(recorded: Recorded, pointer: string): Part | undefined {
  for (let path = fromPointer(pointer); path.length > 0; path = path.slice(0, -1)) {
    const part = recorded.byPointer.get(toPointer(path));
    if (part !== undefined) return part;
  }
  return undefined;
}

function reachOf(program: Program, recorded: Recorded, pointerOrId: string): Set<Part> {
  if (pointerOrId !== '' && !pointerOrId.startsWith('/')) return partsReached(recorded, partsWithId(recorded, pointerOrId));
  const pointer = pointerOrId;
  const part = partAt(recorded, pointer);
  if (part === undefined) return new Set();
  const tier = part.kind === 'parameter' ? tierOfPointer(pointer) : undefined;
  const parts = partsReached(recorded, [part], tier);
  if (tier !== undefined) for (const held of tiersHeld(program, recorded, parts, tier)) parts.add(held);
  return parts;
}

/** `gold` for `/parameters/min.bookings/variants/0/byTier/gold`. */
function tierOfPointer(pointer: string): string | undefined {
  const path = fromPointer(pointer);
  const at = path[2] === 'variants' ? 4 : 2;
  return path[at] === 'byTier' ? path[at + 1] : undefined;
}

/** Outside of conditions to qualify, the tier in question is the one held: a value for Gold is met by those who have Gold. */
function tiersHeld(program: Program, recorded: Recorded, parts: ReadonlySet<Part>, tier: string): Part[] {
  const tiers = recorded.byName.get(nameKey('tier', tier)) ?? [];
  const tracks = new Set<string | undefined>();
  for (const part of parts) {
    if (part.kind === 'benefit') tracks.add(program.benefits?.find((benefit) => benefit.id === part.id)?.track);
    else if (readsHeldTier.has(part.kind)) tracks.add(undefined);
  }
  return tiers.filter((part) => tracks.has(undefined) || tracks.has(part.track));
}

const readsHeldTier: ReadonlySet<string> = new Set([
  'fund',
  'leads',
  'dealRegistration',
  'dealRule',
  'onboarding',
  'step',
  'milestone',
  'member',
  'chainStep',
]);
