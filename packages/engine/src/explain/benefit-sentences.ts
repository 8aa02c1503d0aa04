import type { Program } from '@tierwright/program';
import type { BenefitDecision, Decision, Shown, ShownMoney, StackDecision } from '../decision/decision.ts';
import { refOf } from '../model/fact-ref.ts';
import { readType } from '../model/value-type.ts';
import { durationInWords } from './dates-in-words.ts';
import { listed, named } from './listed.ts';
import { amountInWords, numberInWords } from './numbers-in-words.ts';
import { moneyInWords, titleOf } from './words.ts';

const isZero = (amount: ShownMoney): boolean =>
  typeof amount === 'number' ? amount === 0 : Object.values(amount).every((one) => one === 0);
const isGrouped = (value: unknown): value is Record<string, Shown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function unitOf(program: Program, id: string): string | undefined {
  const value = program.benefits?.find((benefit) => benefit.id === id)?.value;
  const parameter = refOf(value);
  return parameter === undefined ? undefined : readType(program, parameter).unit;
}

function oneValue(program: Program, benefit: BenefitDecision, value: Shown): string {
  if (typeof value === 'number') {
    if (benefit.unit === 'percent') return `${numberInWords(value)} %`;
    if (benefit.unit === 'money') return amountInWords(value, program.currency);
    const unit = unitOf(program, benefit.benefit);
    return unit === undefined || value === 1 ? numberInWords(value) : `${numberInWords(value)} ${unit}`;
  }
  return typeof value === 'string' && /^P[T\d]/.test(value) ? durationInWords(value) : String(value);
}

function valueInWords(program: Program, benefit: BenefitDecision): string {
  const { value } = benefit;
  if (value === null) return 'yes';
  if (!isGrouped(value)) return oneValue(program, benefit, value);
  return listed(Object.entries(value).flatMap(([group, one]) => (one === null ? [] : [`${oneValue(program, benefit, one)} (${group})`])));
}

function benefitSentence(program: Program, benefit: BenefitDecision): string[] {
  if (!benefit.granted) return [];
  const declared = program.benefits?.find(({ id }) => id === benefit.benefit);
  const basis = declared?.basis === undefined || benefit.unit !== 'percent' ? '' : ` of “${titleOf(program, declared.basis)}”`;
  const every = benefit.every === undefined ? '' : ` a ${benefit.every}`;
  const { amount } = benefit;
  const value = `${benefit.title}: ${valueInWords(program, benefit)}${basis}`;
  // An amount that says the value again (a fee, a sum of money) is not said twice.
  if (amount === undefined || (amount !== null && (isZero(amount) || amount === benefit.value)))
    return [`${value}${amount === undefined ? '' : amount === benefit.value ? every : ''}.`];
  return [
    `${value}${basis === '' ? ',' : ':'} ${amount === null ? 'the amount is not known' : `${moneyInWords(program, amount)}${every}`}.`,
  ];
}

function stackSentence(program: Program, decision: Decision, stack: StackDecision): string[] {
  const members = program.stacking?.[stack.stack]?.of ?? [];
  const granted = decision.benefits.filter(({ benefit, granted: is }) => is && members.includes(benefit));
  if (granted.length < 2 || stack.value === null) return [];
  const values = isGrouped(stack.value)
    ? [
        ...Object.entries(stack.value).flatMap(([group, value]) => (value === null ? [] : [`${numberInWords(value)} % (${group})`])),
        ...(stack.others === undefined ? [] : [`${numberInWords(stack.others)} % elsewhere`]),
      ]
    : [`${numberInWords(stack.value)} %`];
  if (values.length === 0) return [];
  const amount =
    stack.amount === undefined || stack.amount === null || isZero(stack.amount) ? '' : `, ${moneyInWords(program, stack.amount)}`;
  return [`${stack.title}: ${listed(values)}${amount} (${listed(granted.map(({ title }) => named(title)))} together).`];
}

/** What a partner gets, a sentence each (ENG-W15). */
export const benefitSentences = (program: Program, decision: Decision): string[] => [
  ...decision.benefits.flatMap((benefit) => benefitSentence(program, benefit)),
  ...decision.stacking.flatMap((stack) => stackSentence(program, decision, stack)),
];
