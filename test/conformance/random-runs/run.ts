import { brokenInvariants, type Happening, World } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { Random } from '../random/random.ts';
import { CASTS, type Cast, peopleOf } from './cast.ts';
import { randomMessage } from './messages.ts';

const START = Date.UTC(2027, 1, 1, 9);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a run came to. */
export interface RunReport {
  readonly seed: number;
  readonly program: string;
  /** What did not hold, with the step after which. */
  readonly broken: readonly string[];
  readonly happenings: readonly Happening[];
  readonly refusals: number;
}

const begun = ['deal', 'deal', 'deal', 'onboarding', 'member', 'fund', 'lead'] as const;

/** Something new begins; how many of it there are decides its id. */
function beginSomething(random: Random, world: World, cast: Cast, step: number): void {
  const sections = cast.program.program;
  const kind = random.pick(begun);
  const partner = random.pick(world.partners.ids.filter((id) => id !== 'delta'));
  const id = `${kind}${step}`;
  const by = `${partner}${random.int(1, 2)}`;
  const beginnings: Record<(typeof begun)[number], Json | undefined> = {
    deal: { id, partner, by, answers: cast.answers(random) },
    onboarding: undefined,
    member: sections.onboarding && !world.item('member', partner) ? { partner, title: partner, by } : undefined,
    fund: sections.funds ? { id, fund: random.pick(sections.funds).id, partner } : undefined,
    lead: sections.leads
      ? {
          id,
          answers: {
            customer: { name: 'Tailspin', country: 'DE' },
            products: ['cloud'],
            region: random.pick(['EMEA', 'NA']),
            family: random.pick(['cloud', 'data']),
          },
        }
      : undefined,
  };
  const beginning = beginnings[kind];
  if (beginning !== undefined) world.begin(kind, beginning);
}

function pass(random: Random, world: World): void {
  const { nextDue } = world;
  const late = random.chance(0.3) ? random.int(0, 5 * 24) * HOUR : 0;
  const to =
    nextDue !== undefined && random.chance(0.6)
      ? nextDue + late + random.int(0, 1)
      : world.now + random.pick([0, 1, HOUR, 9 * HOUR, DAY, 6 * DAY, 25 * DAY]);
  world.advance(Math.max(world.now, to), late);
}

/** One run: a world of a program, in which things are begun, said and left undone, at random but always alike for a seed. */
export function randomRun(seed: number, steps: number): RunReport {
  const random = new Random(seed);
  const cast = CASTS[seed % CASTS.length] as Cast;
  const world = new World({
    program: cast.program,
    now: START,
    partners: cast.partners(random),
    people: peopleOf(cast),
    opposing: {
      directOpportunities: random.chance(0.1)
        ? null
        : random.chance(0.3)
          ? [
              {
                id: 'o1',
                customer: { name: 'Contoso AG', country: 'DE' },
                products: ['cloud'],
                owner: 'salesLead1',
                createdOn: '2027-01-10',
                lastActivityOn: '2027-01-20',
              },
            ]
          : [],
      contracts: random.chance(0.1)
        ? [{ id: 'k1', customer: { name: 'Fabrikam Ltd', country: 'GB' }, products: ['cloud'], partner: 'brock' }]
        : [],
      namedAccounts: random.chance(0.1) ? [{ id: 'n1', customer: { name: 'Fabrikam Ltd', country: 'GB' }, owner: 'salesLead2' }] : [],
    },
    provisions: random.chance(0.8),
  });
  const broken: string[] = [];
  let refusals = 0;
  let seen = 0;
  for (let step = 0; step < steps && broken.length === 0; step += 1) {
    if (step < 3 || random.chance(0.12)) beginSomething(random, world, cast, step);
    else if (random.chance(0.3)) pass(random, world);
    else {
      // What is late happens before anything is said.
      world.advance(world.now);
      const item = random.pickAny(world.items);
      if (item) {
        const before = JSON.stringify(item);
        const outcome = world.send(item.kind, item.id, randomMessage(random, world, item, cast));
        if (!outcome.ok) {
          refusals += 1;
          if (JSON.stringify(world.item(item.kind, item.id)) !== before)
            broken.push(`${step}: ${item.kind} ${item.id} was changed by what was refused`);
        }
      }
    }
    for (; seen < world.happenings.length; seen += 1) {
      const happening = world.happenings[seen] as Happening;
      broken.push(...brokenInvariants(world, happening).map((sentence) => `${step}: ${sentence}`));
    }
  }
  return { seed, program: cast.name, broken, happenings: world.happenings, refusals };
}
