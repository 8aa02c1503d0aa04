import { dealTable } from '@tierwright/lifecycle';
import type { Store } from '@tierwright/store';
import { type Kept, type KeptDeal, type KeptStep, readKept } from './kept.ts';
import type { People } from './people.ts';
import type { Tally } from './traffic.ts';

/** An invariant that does not hold, and where: the first few places. */
export interface Finding {
  readonly invariant: string;
  readonly count: number;
  readonly examples: readonly string[];
}

interface Seen {
  readonly kept: Kept;
  readonly people: People;
  readonly tally: Tally;
}

/** Gives the places where it does not hold. */
type Invariant = (seen: Seen) => Iterable<string>;

const twice = (list: readonly string[]): readonly string[] => [...new Set(list.filter((one, index) => list.indexOf(one) !== index))];

const count = (list: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
};

/** The state of a deal after a revision, as its history has it. */
const stateAt = ({ steps }: KeptDeal, revision: number): string =>
  steps
    .filter((step) => step.revision <= revision)
    .flatMap(({ moves }) => moves)
    .findLast(({ what }) => what === 'deal')?.to ?? 'draft';

const everyDeal = (each: (deal: KeptDeal, seen: Seen) => Iterable<string>): Invariant =>
  function* (seen) {
    for (const deal of seen.kept.deals.values()) yield* each(deal, seen);
  };

const needOf = (deal: KeptDeal): string => String(deal.row.body.answers.need);
const nameOf = (deal: KeptDeal): string => (deal.row.body.answers.customer as unknown as { name: string }).name;
const wordsOn = (steps: readonly KeptStep[]): readonly string[] =>
  steps.flatMap(({ message }) => (message?.type === 'decide' ? [`${message.chain}/${message.step}`] : []));

/** How often something was said and acknowledged, and how often it was done; where these differ. */
function* differences(acknowledged: Map<string, number>, done: Map<string, number>): Iterable<string> {
  for (const one of new Set([...acknowledged.keys(), ...done.keys()])) {
    const [said, was] = [acknowledged.get(one) ?? 0, done.get(one) ?? 0];
    if (said !== was) yield `${one}: acknowledged ${said}, done ${was}`;
  }
}

const acknowledgedIn = ({ tally }: Seen) => tally.said.filter(({ revision }) => revision !== undefined);

/** What must hold whatever was killed. */
const INVARIANTS: Readonly<Record<string, Invariant>> = {
  'nobody hears anything but done, refused, or come again': ({ tally }) => tally.odd,

  'nothing lost: what was acknowledged is in the history, in the state that was told': function* (seen) {
    for (const { deal, what, revision, state } of acknowledgedIn(seen)) {
      const kept = seen.kept.deals.get(deal ?? '');
      if (!kept) yield `${what}: there is no deal ${deal}`;
      else if (revision === undefined || revision > kept.row.revision) yield `${what} ${deal}: revision ${revision} is not there`;
      else if (stateAt(kept, revision) !== state) yield `${what} ${deal}: ${state} was told, ${stateAt(kept, revision)} is kept`;
    }
  },

  'nothing twice: one deal for each beginning, none for what was refused': function* (seen) {
    const begun = acknowledgedIn(seen).filter(({ what }) => what === 'begin');
    yield* differences(count(begun.map(({ key }) => key)), count([...seen.kept.deals.values()].map(needOf)));
  },

  'nothing twice: one step for each key': function* (seen) {
    const said = acknowledgedIn(seen).map(({ deal, what, by }) => `${deal} ${what === 'begin' ? 'submit' : what} by ${by}`);
    const done = [...seen.kept.deals.values()].flatMap(({ row, steps }) =>
      steps.flatMap(({ message, actor }) => (message && !actor.startsWith('system:') ? [`${row.id} ${message.type} by ${actor}`] : [])),
    );
    // A draft's beginning is a step of the same command.
    const steps = done.filter((one) => !/ (begin|start) by /.test(one));
    yield* differences(count(said), count(steps));
  },

  'nothing twice: what one item tells another is done once': function* ({ kept }) {
    const told = count(kept.tells.map(({ target, type }) => `${target} ${type}`));
    for (const { row, steps } of kept.deals.values()) {
      const heard = count(
        steps.flatMap(({ actor, message }) => (actor === 'system:worker' && message ? [`${row.id} ${message.type}`] : [])),
      );
      for (const [one, times] of heard) if (times > (told.get(one) ?? 0)) yield `${one}: told ${told.get(one) ?? 0}, heard ${times}`;
    }
  },

  'nothing twice: one decision for each step that has one, one record and ledger row for each effect': function* ({ kept }) {
    for (const { row, steps, decisions } of kept.deals.values()) {
      const made = steps.flatMap(({ decision }) => decision ?? []);
      if (twice(made).length > 0 || new Set(decisions).size !== made.length)
        yield `${row.id}: ${made.length} steps, ${decisions.length} decisions`;
    }
    yield* twice(kept.records);
    yield* twice(kept.ledger);
    yield* twice(kept.effects);
  },

  'nothing twice: one task of a kind for each deal': everyDeal(({ row, tasks }) =>
    twice(tasks.map(({ about, id }) => `${row.id} ${about} ${id}`)),
  ),

  'nothing twice: what is due happens once, and nothing that is not due': everyDeal(function* ({ row, steps }) {
    const ofTime = steps.filter(({ actor, message }) => actor === 'system:worker' && message === null);
    for (const { revision, events } of ofTime) if (events.length === 0) yield `${row.id}: nothing was due at revision ${revision}`;
    yield* twice(ofTime.flatMap(({ events }) => events.map((event) => `${row.id} ${JSON.stringify(event)}`)));
  }),

  'nothing decided by two: one word for each step of a chain': everyDeal(function* ({ row, steps }) {
    for (const one of twice(wordsOn(steps))) yield `${row.id} ${one}`;
    for (const { id, steps: asked } of row.body.chains) {
      for (const { id: step, decisions } of asked)
        if (decisions.length > 1) yield `${row.id} ${id}/${step}: ${decisions.length} in the row`;
    }
  }),

  'nobody decides what is their own': everyDeal(function* ({ row, steps }, { people }) {
    const desk = new Set(people.desk.map(({ account }) => account));
    for (const { message, actor } of steps) {
      if (message?.type === 'decide' && (actor === row.body.submitter || !desk.has(actor))) yield `${row.id} by ${actor}`;
    }
  }),

  'each place once: of approved deals of a customer no two have the same': function* ({ kept }) {
    const approved = [...kept.deals.values()].filter(({ row }) => row.state === 'approved');
    yield* twice(approved.map((deal) => `${nameOf(deal)} place ${deal.row.body.terms?.place}`));
  },

  'what ends makes room: of approved deals of a customer one has the first place, where none is undecided': function* ({ kept }) {
    const deals = [...kept.deals.values()];
    const undecided = new Set(deals.filter(({ row }) => row.state === 'pending').map(nameOf));
    const first = new Set(deals.filter(({ row }) => row.state === 'approved' && row.body.terms?.place === 1).map(nameOf));
    for (const deal of deals) {
      const name = nameOf(deal);
      if (deal.row.state === 'approved' && !first.has(name) && !undecided.has(name))
        yield `${deal.row.id} has place ${deal.row.body.terms?.place}`;
    }
  },

  'places in the tables are those of the deals': everyDeal(function* ({ row, places }) {
    const held = places.filter(({ ended_at }) => ended_at === null).map(({ place }) => place);
    const due = row.state === 'approved' ? [row.body.terms?.place] : [];
    if (held.join() !== due.join()) yield `${row.id}: ${held.join()} held, ${due.join()} due`;
  }),

  'histories are whole: revisions from 1 without a gap, moves that the table allows, to the state of the row': everyDeal(function* ({
    row,
    steps,
  }) {
    if (steps.some(({ revision }, index) => revision !== index + 1)) yield `${row.id}: revisions ${steps.map(({ revision }) => revision)}`;
    const last = steps.at(-1);
    if (last?.revision !== row.revision || last.at !== row.at)
      yield `${row.id}: the row is at ${row.revision}, its history at ${last?.revision}`;
    let state: string = 'draft';
    for (const { what, from, on, to } of steps.flatMap(({ moves }) => moves)) {
      if (what !== 'deal') continue;
      const isAllowed = dealTable.rows.some((allowed) => allowed.from === from && allowed.on === on && allowed.to === to);
      if (from !== state || !isAllowed) yield `${row.id}: from ${state} by ${from} ${on} ${to}`;
      state = to;
    }
    if (state !== row.state || state !== row.body.state) yield `${row.id}: ${row.state} in the row, ${state} by its history`;
  }),

  'the audit chain is valid': ({ kept: { verdict } }) => (verdict.ok ? [] : [`row ${verdict.n} is ${verdict.why}`]),

  'one row of the chain for each acknowledged command': function* (seen) {
    const said = acknowledgedIn(seen).map(({ deal, what, by }) => `deal/${deal} deal.${what} by ${by}`);
    const people = new Set([...seen.people.partners, ...seen.people.desk].map(({ account }) => account));
    const rows = [...seen.kept.deals.values()].flatMap(({ row, audit }) =>
      audit.filter(({ actor }) => people.has(actor)).map(({ actor, command }) => `deal/${row.id} ${command} by ${actor}`),
    );
    yield* differences(count(said), count(rows));
  },

  'each acknowledged key keeps its answer, and no refused one': function* ({ kept, tally }) {
    for (const { key, what, revision } of tally.said) {
      if (kept.keys.get(key) !== (revision === undefined ? undefined : true)) yield `${what} ${key}: ${kept.keys.get(key)}`;
    }
  },
};

const SHOWN = 5;

/** Which invariants do not hold, and where. */
export async function findings(store: Store, people: People, tally: Tally): Promise<readonly Finding[]> {
  const seen: Seen = { kept: await readKept(store, people.tenant), people, tally };
  return Object.entries(INVARIANTS).flatMap(([invariant, holds]) => {
    const places = [...holds(seen)];
    return places.length === 0 ? [] : [{ invariant, count: places.length, examples: places.slice(0, SHOWN) }];
  });
}
