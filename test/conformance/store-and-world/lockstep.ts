import { World } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import type { Store } from '@tierwright/store';
import { Random } from '../random/random.ts';
import { CASTS, type Cast, peopleOf } from '../random-runs/cast.ts';
import { randomMessage } from '../random-runs/messages.ts';
import { StoredWorld } from './stored-world.ts';

const START = Date.UTC(2027, 1, 1, 9);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What was different, and after which step; nothing where the store and the world agree. */
export interface LockstepReport {
  readonly program: string;
  readonly difference: string | undefined;
  readonly steps: number;
  readonly refusals: number;
}

const KINDS = ['deal', 'deal', 'deal', 'onboarding', 'member', 'fund', 'lead'] as const;

function beginning(
  random: Random,
  world: World,
  cast: Cast,
  step: number,
): { kind: (typeof KINDS)[number]; with: Record<string, Json> } | undefined {
  const sections = cast.program.program;
  const kind = random.pick(KINDS);
  const partner = random.pick(world.partners.ids.filter((id) => id !== 'delta'));
  const id = `${kind}${step}`;
  const by = `${partner}${random.int(1, 2)}`;
  switch (kind) {
    case 'deal':
      return { kind, with: { id, partner, by, answers: cast.answers(random) } };
    case 'onboarding':
      return undefined;
    case 'member':
      return sections.onboarding && !world.item('member', partner) ? { kind, with: { partner, title: partner, by } } : undefined;
    case 'fund':
      return sections.funds ? { kind, with: { id, fund: random.pick(sections.funds).id, partner } } : undefined;
    case 'lead': {
      const [region, family] = [random.pick(['EMEA', 'NA']), random.pick(['cloud', 'data'])];
      const answers = { customer: { name: 'Tailspin', country: 'DE' }, products: ['cloud'], region, family };
      return sections.leads ? { kind, with: { id, answers } } : undefined;
    }
  }
}

const customer = { customer: { name: 'Contoso AG', country: 'DE' }, products: ['cloud'] };
const rival = { customer: { name: 'Fabrikam Ltd', country: 'GB' } };

const opposing = (random: Random) => ({
  directOpportunities: random.chance(0.1)
    ? null
    : random.chance(0.3)
      ? [{ id: 'o1', ...customer, owner: 'salesLead1', createdOn: '2027-01-10', lastActivityOn: '2027-01-20' }]
      : [],
  contracts: random.chance(0.2) ? [{ id: 'k1', ...rival, products: ['cloud'], partner: 'brock' }] : [],
  namedAccounts: random.chance(0.2) ? [{ id: 'n1', ...rival, owner: 'salesLead2' }] : [],
});

/** The same random run through a world and through a store, compared after each step. */
export async function lockstep(store: Store, seed: number, steps: number): Promise<LockstepReport> {
  const random = new Random(seed);
  const cast = CASTS[seed % CASTS.length] as Cast;
  const setup = {
    program: cast.program,
    now: START,
    partners: cast.partners(random),
    people: peopleOf(cast),
    opposing: opposing(random),
    provisions: random.chance(0.8),
  };
  const world = new World(setup);
  const stored = await StoredWorld.open(store, setup);
  let refusals = 0;
  for (let step = 0; step < steps; step += 1) {
    // Nothing is said twice in one millisecond: the world sees every registration of one, the store those of its customer.
    world.advance(world.now + 1);
    await stored.advance(world.now);
    let did = 'time';
    if (step < 3 || random.chance(0.12)) {
      const begun = beginning(random, world, cast, step);
      if (begun === undefined) continue;
      did = `begin ${JSON.stringify(begun)}`;
      const outcome = world.begin(begun.kind, begun.with);
      const problems = await stored.begin(begun.kind, begun.with);
      if (JSON.stringify(outcome.ok ? [] : outcome.problems) !== JSON.stringify(problems)) {
        return {
          program: cast.name,
          difference: `${step}: ${did}: ${JSON.stringify([outcome.problems, problems])}`,
          steps: step,
          refusals,
        };
      }
    } else if (random.chance(0.3)) {
      const { nextDue } = world;
      const late = random.chance(0.3) ? random.int(0, 5 * 24) * HOUR : 0;
      const isNext = nextDue !== undefined && random.chance(0.6);
      const to = isNext ? nextDue + late + random.int(0, 1) : world.now + random.pick([0, 1, HOUR, 9 * HOUR, DAY, 6 * DAY, 25 * DAY]);
      did = `until ${new Date(to).toISOString()}, ${late} late`;
      world.advance(Math.max(world.now, to), late);
      await stored.advance(Math.max(stored.now, to), late);
    } else {
      world.advance(world.now);
      await stored.advance(stored.now);
      const item = random.pickAny(world.items);
      if (!item) continue;
      const message = randomMessage(random, world, item, cast);
      did = `${item.kind} ${item.id}: ${JSON.stringify(message)}`;
      const outcome = world.send(item.kind, item.id, message);
      const problems = await stored.send(item.kind, item.id, message);
      if (!outcome.ok) refusals += 1;
      const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code).join();
      if (codes(outcome.ok ? [] : outcome.problems) !== codes(problems)) {
        return {
          program: cast.name,
          difference: `${step}: ${did}: ${JSON.stringify([outcome.problems, problems])}`,
          steps: step,
          refusals,
        };
      }
    }
    const expected = world.items.map((item) => JSON.stringify(item));
    const found = await stored.items();
    const at = expected.findIndex((text, index) => text !== found[index]);
    if (at >= 0 || expected.length !== found.length) {
      const difference = `${step}: ${did}\nworld ${expected[at]}\nstore ${found[at]}`;
      return { program: cast.name, difference, steps: step, refusals };
    }
  }
  return { program: cast.name, difference: undefined, steps: world.happenings.length, refusals };
}
