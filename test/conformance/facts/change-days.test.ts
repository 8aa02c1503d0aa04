import { compileFacts, type FactModel, fromDay, type PreparedPartner, toDay } from '@tierwright/facts';
import type { Fact, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { DAYS, randomPartner, randomProgram, START } from './random-facts.ts';
import { dayBetween, integer, seeded } from './seeded.ts';

const PROGRAMS = 120;

interface History {
  model: FactModel;
  partner: PreparedPartner;
  from: string;
  to: string;
}

/** A random program and partner, with a stretch of days somewhere in and around its records. */
function historyOf(seed: number, change: (program: Program) => Program): History {
  const random = seeded(seed);
  const model = compileFacts(change(randomProgram(random)));
  const prepared = model.prepare(randomPartner(random));
  if (!prepared.ok) throw new Error(`seed ${seed}: ${JSON.stringify(prepared.problems)}`);
  const from = dayBetween(random, START, DAYS);
  return { model, partner: prepared.value, from, to: fromDay(toDay(from) + integer(random, 1, 700)) };
}

/** The days in (from, to] whose facts are not those of the day before. */
function changedDays({ model, partner, from, to }: History): string[] {
  const factsOn = (day: string) => JSON.stringify({ ...model.facts(partner, day).values, today: null });
  const changed: string[] = [];
  let before = factsOn(from);
  for (let at = toDay(from) + 1; at <= toDay(to); at += 1) {
    const now = factsOn(fromDay(at));
    if (now !== before) changed.push(fromDay(at));
    before = now;
  }
  return changed;
}

/** Every fact as the set of the ids that count: it changes exactly when a record enters or leaves. */
function idsOnly(program: Program): Program {
  const facts = Object.entries(program.facts ?? {}).flatMap(([id, fact]) => {
    if (!fact.from) return [[id, fact]];
    if ('within' in fact.from) return [];
    const { record, window } = fact.from;
    const ids: Fact = { title: id, type: 'set', from: { record, aggregate: 'set', of: 'id', ...(window ? { window } : {}) } };
    return [[id, ids]];
  });
  return { ...program, facts: Object.fromEntries(facts) };
}

describe('days of change of random histories', () => {
  it('FACT-H1: hold every day on which a fact differs from the day before', { timeout: 60_000 }, () => {
    let changes = 0;
    for (let seed = 1; seed <= PROGRAMS; seed += 1) {
      const history = historyOf(seed, (program) => program);
      const listed = history.model.changeDays(history.partner, history.from, history.to);
      const changed = changedDays(history);
      changes += changed.length;
      expect(
        changed.filter((day) => !listed.includes(day)),
        `seed ${seed}`,
      ).toEqual([]);
    }
    expect(changes).toBeGreaterThan(300);
  });

  it('FACT-H2: are exactly the days on which records enter or leave', { timeout: 60_000 }, () => {
    for (let seed = 1; seed <= PROGRAMS; seed += 1) {
      const history = historyOf(seed, idsOnly);
      expect(history.model.changeDays(history.partner, history.from, history.to), `seed ${seed}`).toEqual(changedDays(history));
    }
  });
});
