import type { ItemKind } from '../machine/item.ts';
import type { Kinds } from '../world/kinds.ts';

/** Every key of a message of one type, over all messages of that type. */
type KeysOf<M extends { readonly type: string }, T extends string> = M extends unknown ? (T extends M['type'] ? keyof M : never) : never;
type Carried<M extends { readonly type: string }> = {
  readonly [T in M['type']]: Readonly<Record<Exclude<KeysOf<M, T>, 'type'>, true>>;
};

const by = true;
const reason = true;
const step = true;
const answers = true;
const plan = true;
const partnerEnded = {};
const recheck = {};
const asked = {
  decide: { by, chain: true, step, outcome: true, reason, answer: true },
  delegate: { by, chain: true, to: true, until: true },
} as const;

/** What each message carries besides its type. The type says that none is missing and none too many. */
const CARRIED: { readonly [K in ItemKind]: Carried<Kinds[K]['message']> } = {
  deal: {
    ...asked,
    edit: { by, answers },
    submit: { by, answers },
    resubmit: { by, answers },
    withdraw: { by },
    recall: { by },
    research: { by },
    report: { by, note: true },
    requestExtension: { by },
    change: { by, answers },
    withdrawRequest: { by, request: true },
    close: { by, outcome: true, order: true },
    reportBreach: { by, rule: true, note: true },
    taskDone: { by, task: true },
    activity: { by, what: true },
    recheck,
    displaced: {},
    moveUp: {},
    partnerEnded,
    redecide: {},
  },
  onboarding: {
    ...asked,
    complete: { by, step, answers, evidence: true },
    signed: { by, step },
    countersign: { by, step },
    reject: { by, step, reason },
    return: { by, step, reason },
    skip: { by, step, reason },
    provisioned: { step },
    provisioningFailed: { step, reason },
    retry: { by, step },
    recheck,
    withdraw: { by, reason },
    leave: {},
    close: { by, reason },
  },
  member: {
    recheck,
    review: {},
    phaseMet: {},
    onboarded: { onboarding: true },
    onboardingClosed: { onboarding: true, reason },
    leave: { by, reason },
    end: { by, reason },
    grantException: {
      ...{ by, askedBy: true, exception: true, effect: true, item: true, track: true, group: true },
      ...{ reason, from: true, until: true },
    },
    revokeException: { by, exception: true, reason },
  },
  fund: {
    ...asked,
    edit: { by, plan },
    submit: { by, plan },
    resubmit: { by, plan },
    withdraw: { by },
    activityDone: { by, on: true },
    proof: { by, proof: true },
    claim: { by, costs: true, proof: true },
    paid: {},
    partnerEnded,
  },
  lead: {
    accept: { by },
    decline: { by, reason },
    feedback: { by, to: true, reason },
    recall: { by, reason },
    place: { by, partner: true },
    candidatesChanged: {},
    partnerEnded,
  },
};

/** `to` of a step is the item: what a message has under that name is called otherwise. */
const written = (type: string, key: string): string => (key !== 'to' ? key : type === 'delegate' ? 'standIn' : 'progress');

/** What stands under `send` for a message of a type to an item of a kind; nothing where the kind knows no such message. */
export function keysToSend(kind: ItemKind, type: string): readonly string[] | undefined {
  const types: Readonly<Record<string, Readonly<Record<string, true>>>> = CARRIED[kind];
  const keys = Object.hasOwn(types, type) ? types[type] : undefined;
  return keys && ['to', 'type', ...Object.keys(keys).map((key) => written(type, key))];
}

const kinds = Object.keys(CARRIED) as ItemKind[];
/** The same for an item of any kind, by the message's type. */
export const KEYS_TO_SEND: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...new Set(kinds.flatMap((kind) => Object.keys(CARRIED[kind])))].map((type) => [
    type,
    [...new Set(kinds.flatMap((kind) => keysToSend(kind, type) ?? []))],
  ]),
);
