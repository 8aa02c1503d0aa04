import type { FactSet } from '@tierwright/facts';
import type { Condition } from '@tierwright/program';
import { enter, type Frame } from '../compile/frame.ts';
import { type CompiledTrack, compiledTrack } from '../tracks/compiled-track.ts';
import { frameOn, type InTrack, programOn, type Subject, waive } from '../tracks/subject.ts';
import { FormulaBuilder } from './build/formula-builder.ts';
import { ORDER_OPERATOR, Orders } from './build/orders.ts';
import type { Place } from './build/place.ts';
import { comparison } from './formula/comparison.ts';
import type { Formula } from './formula/formula.ts';
import { allOf, anyOf } from './formula/group.ts';
import type { Movable } from './movable/movable.ts';
import { moved } from './quantity/moved.ts';

/** A condition that is asked for a tier, with the place where it is asked. */
export interface Asked {
  condition: Condition;
  place: Place;
}

/** One partner in one track, and one group of it, on the day that is asked about. */
export class Standing {
  readonly subject: Subject;
  readonly compiled: CompiledTrack;
  readonly group: string | undefined;

  constructor(subject: Subject, compiled: CompiledTrack, group: string | undefined) {
    this.subject = subject;
    this.compiled = compiled;
    this.group = group;
  }

  static of(subject: Subject, track: CompiledTrack['track'], group: string | undefined): Standing {
    return new Standing(subject, compiledTrack(programOn(subject, subject.asOf), track), group);
  }

  get #where(): InTrack {
    return { track: this.compiled.track.id, field: this.compiled.track.per, group: this.group };
  }

  get facts(): FactSet {
    return this.subject.factsOn(this.subject.asOf);
  }

  frame(facts: FactSet = this.facts): Frame {
    return frameOn(facts === this.facts ? this.subject : withFactsToday(this.subject, facts), this.subject.asOf, this.#where);
  }

  /** The frame that `appliesTo` is asked in: in no group yet. */
  #outside(facts: FactSet = this.facts): Frame {
    const subject = facts === this.facts ? this.subject : withFactsToday(this.subject, facts);
    const frame = frameOn(subject, this.subject.asOf);
    waive(frame, subject, this.compiled.track.id);
    return frame;
  }

  /** Conditions that must all hold for a tier: its own, and those of the track. */
  asked(tier: number, movables: readonly Movable[], orders = new Orders()): Asked[] {
    const { track, at } = this.compiled;
    const context = this.compiled.tiers[tier]?.context;
    if (!context) throw new Error(`the track has no tier ${tier}`);
    const qualify = track.tiers[tier]?.qualify;
    const outside: Asked[] = track.appliesTo
      ? [
          {
            condition: track.appliesTo,
            place: {
              context: at.context(track.id, null),
              frame: this.#outside(),
              movables,
              orders,
              frameWith: (facts) => this.#outside(facts),
            },
          },
        ]
      : [];
    if (!qualify) return outside;
    return [
      ...outside,
      { condition: qualify, place: { context, frame: this.frame(), movables, orders, frameWith: (facts) => this.frame(facts) } },
    ];
  }

  #formula(tier: number, movables: readonly Movable[], orders: Orders): Formula {
    return allOf(
      this.asked(tier, movables, orders).map(({ condition, place }) => {
        enter(place.frame);
        return new FormulaBuilder(place).condition(condition);
      }),
    );
  }

  /** Each way to stand at a tier or above it, made for orders of what is compared. */
  #ways(tier: number, movables: readonly Movable[]): ((orders: Orders) => Formula)[] {
    const { tiers, award } = this.compiled.track;
    const through = tiers.slice(0, tier + 1).map((_, index) => index);
    if (award === 'ladder') return [(orders) => allOf(through.map((index) => this.#formula(index, movables, orders)))];
    return tiers.slice(tier).map((_, index) => (orders) => this.#formula(tier + index, movables, orders));
  }

  /**
   * Ways to stand at a tier or above it (ENG-H1): each tier by itself, or with `ladder` all tiers through it; where tests
   * compare the same things again and again, once for each order in which these may stand.
   */
  goals(tier: number, movables: readonly Movable[]): Formula[] {
    return this.#ways(tier, movables).flatMap((way) => {
      const orders = new Orders();
      const goal = way(orders);
      const { pairs } = orders;
      if (pairs.length === 0) return [goal];
      return Orders.choices(pairs).map((choice) => {
        const stand = choice.map(({ pair, order }) => comparison(ORDER_OPERATOR[order], moved(pair.first), moved(pair.second)));
        return allOf([...stand, way(Orders.of(choice))]);
      });
    });
  }

  /** The goals as one. */
  goal(tier: number, movables: readonly Movable[]): Formula {
    return anyOf(this.#ways(tier, movables).map((way) => way(new Orders())));
  }

  /** The highest tier that is met with these facts today, where the track still applies; −1 for none. */
  qualified(facts: FactSet): number {
    const { track, at } = this.compiled;
    if (track.appliesTo) {
      const outside = this.#outside(facts);
      enter(outside);
      if (!at.context(track.id, null).condition(track.appliesTo).holds(outside)) return -1;
    }
    return this.compiled.qualified(this.frame(facts));
  }
}

/** The same subject with other facts on the day that is asked about; days before stay as they were (ENG-H3). */
export function withFactsToday(subject: Subject, facts: FactSet): Subject {
  return {
    ...subject,
    factsOn: (day) => (day === subject.asOf ? facts : subject.factsOn(day)),
    changeDays: (from, through) => {
      const days = subject.changeDays(from, through);
      return days === null || days.includes(subject.asOf) ? days : [...days, subject.asOf];
    },
    statusByDay: before(subject.statusByDay, subject.asOf),
  };
}

/** What is remembered of days before: it does not change with the facts of today. */
function before(statusByDay: Subject['statusByDay'], today: string): Subject['statusByDay'] {
  return new Map(
    [...statusByDay].map(([key, statuses]) => {
      const kept = new Map(statuses);
      kept.delete(today);
      return [key, kept];
    }),
  );
}
