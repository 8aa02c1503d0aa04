import type { AnyItem, AnyMessage, World } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import type { Random } from '../random/random.ts';
import type { Cast } from './cast.ts';

type Made = Record<string, Json> | undefined;

/** Somebody who could have to do with an item: mostly the right person, sometimes anybody. */
function somebody(random: Random, world: World, item: AnyItem, roles: readonly string[]): string {
  const partner = item.kind === 'member' ? item.id : item.partner;
  const right = roles.flatMap((role) =>
    role === 'partner' && partner !== null
      ? world.people.ofPartner(partner)
      : role === 'distributor'
        ? world.people.ofPartner('delta')
        : world.people.withRole(role),
  );
  const found = random.chance(0.92) ? random.pickAny(right) : undefined;
  return found?.id ?? random.pick(['acme1', 'brock2', 'channelManager1', 'programOwner1', 'dealDesk2', 'manager', 'nobody']);
}

/** A decision in an open step of some chain of the item. */
function decision(random: Random, world: World, item: AnyItem): Made {
  if (!('chains' in item)) return undefined;
  const open = item.chains
    .filter(({ state }) => state === 'running')
    .flatMap((chain) => chain.steps.filter(({ state }) => state === 'open').map((step) => ({ chain, step })));
  const found = random.pickAny(open);
  if (!found) return undefined;
  const { chain, step } = found;
  const by = somebody(random, world, item, [...step.roles, ...step.escalated]);
  if (random.chance(0.08)) {
    return {
      type: 'delegate',
      by,
      chain: chain.id,
      to: random.pick(['channelManager1', 'dealDesk2', 'acme2']),
      until: world.now + random.int(1, 9) * 86_400_000,
    };
  }
  const outcome = random.pick(['approve', 'approve', 'approve', 'reject', 'return'] as const);
  const day = new Date(world.now + random.int(5, 60) * 86_400_000).toISOString().slice(0, 10);
  return {
    type: 'decide',
    by,
    chain: chain.id,
    step: step.id,
    outcome,
    ...(outcome === 'approve' ? {} : { reason: 'For a reason' }),
    ...(chain.purpose === 'adjudication' && outcome === 'approve' && random.chance(0.3) ? { answer: { place: 1 } } : {}),
    ...(chain.purpose === 'extension' && outcome === 'approve' ? { answer: { lastDay: day } } : {}),
  };
}

function dealMessage(random: Random, world: World, item: Extract<AnyItem, { kind: 'deal' }>, cast: Cast): Made {
  const by = somebody(random, world, item, ['partner']);
  const day = new Date(world.now).toISOString().slice(0, 10);
  const some = () => {
    const all = cast.answers(random);
    const key = random.pick(Object.keys(all));
    return { [key]: all[key] as Json };
  };
  switch (item.state) {
    case 'draft':
      return random.chance(0.2) ? { type: 'edit', by, answers: some() } : { type: 'submit', by };
    case 'pending':
      return random.pick<() => Made>([
        () => decision(random, world, item),
        () => decision(random, world, item),
        () => decision(random, world, item),
        () => ({ type: random.pick(['recall', 'withdraw', 'research']), by }),
        () => ({ type: 'research', by: 'channelManager1' }),
      ])();
    case 'returned':
    case 'recalled':
    case 'rejected':
    case 'expired':
      return random.chance(0.8)
        ? { type: 'resubmit', by, ...(random.chance(0.5) ? { answers: some() } : {}) }
        : { type: 'close', by, outcome: 'won', order: { on: day } };
    case 'approved':
      return random.pick<() => Made>([
        () => ({ type: 'report', by }),
        () => ({ type: 'requestExtension', by }),
        () => decision(random, world, item),
        () => ({ type: 'change', by, answers: some() }),
        () => ({ type: 'withdrawRequest', by, request: random.pick(['extension', 'change']) }),
        () => ({ type: 'close', by, outcome: random.pick(['won', 'lost']) }),
        () => ({
          type: 'reportBreach',
          by: 'channelManager1',
          rule: random.pick(['ownWork', 'standAside', 'passOn', 'truthful']),
          note: 'Seen',
        }),
        () => ({ type: 'taskDone', by: 'dealDesk1', task: 'quote' }),
        () => ({ type: 'activity', what: random.pick(['order', 'meeting', 'change']) }),
      ])();
    default:
      return { type: random.pick(['submit', 'withdraw', 'report', 'recheck', 'moveUp', 'displaced']), by };
  }
}

function onboardingMessage(random: Random, world: World, item: Extract<AnyItem, { kind: 'onboarding' }>): Made {
  const step = random.pickAny(item.steps.filter(({ state }) => state === 'open')) ?? random.pickAny(item.steps);
  if (!step) return undefined;
  const answers = { legalName: 'Acme', country: 'DE', taxId: '1', plan: 'Sell' };
  const by = somebody(random, world, item, ['partner', 'compliance', 'programOwner', 'channelManager']);
  return random.pick<() => Made>([
    () => ({ type: 'complete', by, step: step.id, ...(step.id === 'profile' ? { answers } : {}) }),
    () => ({ type: 'complete', by, step: step.id, ...(step.id === 'profile' ? { answers } : {}) }),
    () => ({ type: 'complete', by: 'compliance1', step: step.id }),
    () => ({ type: 'complete', by: 'manager', step: step.id }),
    () => ({ type: 'signed', step: step.id, by: somebody(random, world, item, ['partner']) }),
    () => ({ type: 'countersign', by: 'programOwner1', step: step.id }),
    () => ({ type: 'reject', by: random.pick(['compliance1', 'programOwner1']), step: step.id, reason: 'Wrong' }),
    () => ({ type: 'skip', by: 'programOwner2', step: step.id, reason: 'Known' }),
    () => ({ type: 'recheck' }),
    () => ({ type: 'provisioned', step: step.id }),
    () => (random.chance(0.1) ? { type: 'withdraw', by: somebody(random, world, item, ['partner']) } : { type: 'recheck' }),
  ])();
}

function memberMessage(random: Random, item: Extract<AnyItem, { kind: 'member' }>): Made {
  return random.pick<() => Made>([
    () => ({ type: 'recheck' }),
    () => ({ type: 'review' }),
    () => ({ type: 'phaseMet' }),
    () => (random.chance(0.1) ? { type: 'leave', by: `${item.id}1` } : { type: 'recheck' }),
    () => ({
      type: 'grantException',
      by: random.pick(['programOwner1', 'channelManager1']),
      askedBy: random.pick(['manager', 'programOwner1']),
      exception: `e${random.int(1, 3)}`,
      effect: 'keepTier',
      item: random.pick(['silver', 'gold']),
      track: 'resale',
      reason: 'Strategic',
      until: '2027-12-01',
    }),
    () => ({ type: 'revokeException', by: 'programOwner1', exception: `e${random.int(1, 3)}`, reason: 'Over' }),
  ])();
}

function fundMessage(random: Random, world: World, item: Extract<AnyItem, { kind: 'fund' }>): Made {
  const by = somebody(random, world, item, ['partner']);
  const day = (days: number) => new Date(world.now + days * 86_400_000).toISOString().slice(0, 10);
  const starts = random.int(1, 60);
  const plan = {
    activity: random.pick(['event', 'campaign']),
    startsOn: day(starts),
    endsOn: day(starts + random.int(0, 9)),
    costs: [{ title: 'Room', amount: random.pick([900, 8000, 30_000]) }],
    ...(item.fund === 'growth' ? { answers: { aim: 5, audience: 'Them' } } : {}),
  };
  return random.pick<() => Made>([
    () => ({ type: random.pick(['submit', 'resubmit']), by, plan }),
    () => decision(random, world, item),
    () => decision(random, world, item),
    () => ({ type: 'activityDone', by, on: day(0) }),
    () => ({
      type: 'claim',
      by,
      costs: [{ title: 'Room', amount: random.pick([500, 7000]) }],
      proof: ['invoice', 'report'].map((kind) => ({ kind, file: 'sha' })),
    }),
    () => ({ type: 'paid' }),
    () => (random.chance(0.2) ? { type: 'withdraw', by } : { type: 'edit', by, plan }),
  ])();
}

function leadMessage(random: Random, world: World, item: Extract<AnyItem, { kind: 'lead' }>): Made {
  const by = somebody(random, world, item, ['partner']);
  return random.pick<() => Made>([
    () => ({ type: 'accept', by }),
    () => ({ type: 'decline', by, reason: 'Busy' }),
    () => ({ type: 'feedback', by, to: random.pick(['contacted', 'qualified', 'registered']) }),
    () => ({ type: 'feedback', by, to: random.pick(['won', 'lost', 'disqualified']), reason: 'So it is' }),
    () => ({ type: 'recall', by: 'insideSales1', reason: 'Slow' }),
    () => ({ type: 'place', by: 'insideSales1' }),
    () => ({ type: 'candidatesChanged' }),
  ])();
}

/** Something that somebody may say to an item in its state; now and then what nobody may. */
export function randomMessage(random: Random, world: World, item: AnyItem, cast: Cast): AnyMessage {
  const made = (): Made => {
    switch (item.kind) {
      case 'deal':
        return dealMessage(random, world, item, cast);
      case 'onboarding':
        return onboardingMessage(random, world, item);
      case 'member':
        return memberMessage(random, item);
      case 'fund':
        return fundMessage(random, world, item);
      case 'lead':
        return leadMessage(random, world, item);
    }
  };
  return (made() ?? { type: random.pick(['recheck', 'nothing']) }) as AnyMessage;
}
