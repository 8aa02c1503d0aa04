import type { Check, Condition, DealRegistration, FormField } from '@tierwright/program';
import type { LifecycleProgram } from '../../machine/lifecycle-program.ts';
import type { Answers } from '../deal.ts';
import { type AnswersRead, readAnswers, unreadFacts } from './answers-read.ts';
import { dealForm } from './deal-form.ts';
import { type DealKeys, type KeyFields, keyFields, keysOfAnswers } from './deal-keys.ts';
import { Recent } from './recent.ts';
import type { Sameness } from './same-deal.ts';

const DEFAULT_CHECKS: readonly Check[] = [
  { on: 'otherPartner', then: 'adjudicate' },
  { on: 'likelyDuplicate', then: 'adjudicate' },
];
const ONE_PLACE: readonly number[] = [100];
const ALL_KEYS: Sameness['keys'] = ['registration', 'domain', 'nameCountry'];
const DEFAULT_SIMILAR = 85;

/** A check made ready. */
export interface ReadyCheck {
  readonly check: Check;
  /** `conflict.<check>`. */
  readonly fact: string;
  /** `unless` reads `opposing.*`: it is asked for each opposing item. */
  readonly readsOpposing: boolean;
  readonly similar: number;
  readonly chain: string;
}

/** Whether a condition names a value that begins so, not looking into requirements (which read no deal). */
function names(condition: Condition, start: string): boolean {
  if ('all' in condition) return condition.all.some((part) => names(part, start));
  if ('any' in condition) return condition.any.some((part) => names(part, start));
  if ('not' in condition) return names(condition.not, start);
  if ('condition' in condition) return false;
  const { fact, value } = condition;
  return fact.startsWith(start) || (typeof value === 'object' && value !== null && 'fact' in value && String(value.fact).startsWith(start));
}

const isConditional = ({ when, of }: FormField): boolean => when !== undefined || (of ?? []).some(isConditional);

/** Deal registration of a program with its defaults, and what is known of answers. */
export class Intake {
  readonly written: DealRegistration;
  readonly form: readonly FormField[];
  readonly fields: KeyFields;
  readonly same: Sameness;
  readonly checks: readonly ReadyCheck[];
  readonly places: readonly number[];
  readonly isFirstApproved: boolean;
  /** The chain that reads the customer's letter. */
  readonly letterChain: string | undefined;
  readonly movesDown: boolean;
  /** `eligible` or an `unless` reads the place, which is unknown to them. */
  readonly readsPlaceBefore: boolean;
  /** Fields, and lines with fields, that are asked for depending on facts. */
  readonly conditional: readonly FormField[];
  readonly #readBy: Parameters<typeof readAnswers>[1];
  readonly #answers = new Recent<Answers, AnswersRead>();
  readonly #keys = new Recent<Answers, DealKeys>();

  constructor(written: DealRegistration, currency: string) {
    const { conflicts = {}, eligible } = written;
    this.written = written;
    this.form = dealForm({ dealRegistration: written });
    this.fields = keyFields(this.form);
    this.same = { keys: conflicts.same?.customer ?? ALL_KEYS, needsProduct: (conflicts.same?.products ?? 'overlap') === 'overlap' };
    this.checks = (conflicts.checks ?? DEFAULT_CHECKS).map((check) => ({
      check,
      fact: `conflict.${check.on}`,
      readsOpposing: check.unless !== undefined && names(check.unless, 'opposing.'),
      similar: check.similar ?? DEFAULT_SIMILAR,
      chain: check.by ?? conflicts.adjudication ?? 'review',
    }));
    this.places = conflicts.places ?? ONE_PLACE;
    this.isFirstApproved = conflicts.priority === 'firstApproved';
    this.letterChain = conflicts.customerLetter;
    this.movesDown = conflicts.displaced === 'nextPlace';
    const before = [eligible, ...this.checks.map(({ check }) => check.unless)];
    this.readsPlaceBefore = before.some((condition) => condition !== undefined && names(condition, 'deal.place'));
    this.conditional = this.form.filter(isConditional);
    this.#readBy = {
      form: this.form,
      fields: this.fields,
      currency,
      unread: unreadFacts(
        this.form,
        this.checks.map(({ fact }) => fact),
      ),
    };
  }

  read(answers: Answers): AnswersRead {
    let read = this.#answers.get(answers);
    if (!read) {
      read = readAnswers(answers, this.#readBy);
      this.#answers.set(answers, read);
    }
    return read;
  }

  keys(answers: Answers): DealKeys {
    let keys = this.#answers.get(answers)?.keys ?? this.#keys.get(answers);
    if (!keys) {
      keys = keysOfAnswers(this.fields, answers);
      this.#keys.set(answers, keys);
    }
    return keys;
  }
}

const intakes = new WeakMap<LifecycleProgram, Intake>();

/** Made once for each program. A program without deal registration has no deals: asking for it is a bug. */
export function intakeOf(program: LifecycleProgram): Intake {
  let intake = intakes.get(program);
  if (!intake) {
    const { dealRegistration, currency } = program.program;
    if (!dealRegistration) throw new Error('The program has no deal registration');
    intake = new Intake(dealRegistration, currency);
    intakes.set(program, intake);
  }
  return intake;
}
