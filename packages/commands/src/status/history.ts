import { type AnyItem, formatInstant, type ItemKind, type Lead } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { type StoredItem, type StoredStep, stepsOfItem, type Tx } from '@tierwright/store';
import { type Static, Type } from 'typebox';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { badCursor, cursorOf, numberAfter } from '../partners/cursor.ts';
import { type Page, type PageAsked, USUAL_LIMIT } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import type { Rights } from '../rights/rights.ts';
import { closed, count, id, instant, listOf, orNull, text } from '../shapes/vocabulary.ts';
import { knownNames } from './known-names.ts';
import { personShown } from './person-shown.ts';
import type { Shown } from './shown.ts';
import { personShape } from './status-shapes.ts';
import { itemWithin, noItem } from './within-reach.ts';

const moveShape = closed({ what: text('Of what.', 40), from: text('State.', 40), on: text('Why.', 40), to: text('State.', 40) });

const common = {
  revision: count('Of the item after the step.'),
  at: instant('When.'),
} as const;

const vendorStepShape = closed(
  {
    ...common,
    recordedAt: instant('When it was recorded.'),
    by: personShape,
    message: Type.Unsafe<Json>({ description: 'What was said; null: time passed.' }),
    moves: listOf(moveShape, 5000),
    events: listOf(text('What happened.', 100), 5000),
    decision: orNull(id('What was decided.')),
    hash: text('The version it ran under.', 100),
  },
  'A step as the vendor’s people see it.',
);
export type VendorStep = Static<typeof vendorStepShape>;

const partnerStepShape = closed(
  {
    ...common,
    by: text('Who: a colleague by name, else which side.', 400),
    said: orNull(text('What a colleague said.', 40)),
    state: orNull(text('The state that it entered.', 40)),
  },
  'A step as people of a partner see it.',
);
export type PartnerStep = Static<typeof partnerStepShape>;

export const stepShape = Type.Unsafe<VendorStep | PartnerStep>({ anyOf: [vendorStepShape, partnerStepShape] });

type Names = Pick<Shown, 'nameOf' | 'partnerOf'>;
interface MoveTaken {
  readonly what: string;
  readonly from: string;
  readonly on: string;
  readonly to: string;
}
const movesOf = ({ moves }: StoredStep) => moves as unknown as readonly MoveTaken[];
const SYSTEM = 'system';
const isSystem = (actor: string): boolean => actor.startsWith(SYSTEM);

function vendorStep(step: StoredStep, names: Names): VendorStep {
  return {
    revision: step.revision,
    at: formatInstant(step.at),
    recordedAt: formatInstant(step.recorded_at),
    by: isSystem(step.actor) ? { id: step.actor, name: 'The system' } : personShown(names, step.actor),
    message: step.message,
    moves: movesOf(step).map(({ what, from, on, to }) => ({ what, from, on, to })),
    events: (step.events as unknown as readonly { readonly event: string }[]).map(({ event }) => event),
    decision: step.decision,
    hash: step.program_hash,
  };
}

/** What happened to the item itself, and what colleagues said; nothing of what the vendor's people or other partners did. */
function partnerStep(step: StoredStep, kind: ItemKind, partner: string, names: Names): PartnerStep | undefined {
  const { actor, message } = step;
  const isOwn = !isSystem(actor) && names.partnerOf(actor) === partner;
  const said = isOwn ? ((message as { readonly type?: string } | null)?.type ?? null) : null;
  const state = movesOf(step).findLast(({ what }) => what === kind)?.to ?? null;
  if (said === null && state === null) return undefined;
  const others = isSystem(actor) ? 'The system' : names.partnerOf(actor) === null ? 'The vendor' : 'Another partner';
  const by = isOwn ? (names.nameOf(actor) ?? 'A colleague') : others;
  return { revision: step.revision, at: formatInstant(step.at), by, said, state };
}

/** From when on a partner may know of an item: of a lead, since it was offered to the partner. */
function knownSince(item: AnyItem, partner: string): number {
  if (item.kind !== 'lead') return 0;
  return (item as Lead).offers.findLast((offer) => offer.partner === partner)?.at ?? 0;
}

async function namesOf(tx: Tx, row: StoredItem, steps: readonly StoredStep[]): Promise<Names> {
  return knownNames(tx, row.body as unknown as AnyItem, [steps.map(({ actor }) => actor)]);
}

/** The steps that an item took, the oldest first, as the caller may know them. */
export const historyFor = (
  service: Service,
  caller: Caller,
  {
    kind,
    id: item,
    rights,
    cursor,
    limit = USUAL_LIMIT,
  }: { readonly kind: ItemKind; readonly id: string; readonly rights: Rights } & PageAsked,
): Promise<Answer<Page<VendorStep | PartnerStep>>> =>
  reading(service, rights, caller, async (tx) => {
    const row = await itemWithin(tx, { kind, id: item }, rights, caller);
    if (!row) return noItem({ kind, id: item });
    const from = numberAfter(cursor);
    if (!from.ok) return badCursor();
    const found = await stepsOfItem(tx, row, from.after ?? 0, limit + 1);
    const page = found.slice(0, limit);
    const names = await namesOf(tx, row, page);
    const partner = caller.kind === 'person' ? caller.partner : null;
    const shown =
      partner === null
        ? page.map((step) => vendorStep(step, names))
        : page
            .filter(({ at }) => at >= knownSince(row.body as unknown as AnyItem, partner))
            .flatMap((step) => partnerStep(step, kind, partner, names) ?? []);
    return { ok: true, status: 200, body: { items: shown, next: found.length > limit ? cursorOf(page.at(-1)?.revision ?? 0) : null } };
  });
