import { type FormField, type Json, toMinor } from '@tierwright/program';
import { answerNames } from '../forms/answer-names.ts';
import { readCustomer } from '../forms/customer/customer.ts';
import type { StepFacts } from '../machine/lifecycle-program.ts';
import type { NoticeValue, NoticeValues } from './notice-value.ts';

/** What answers are read in. */
interface AnswerWords {
  readonly prefix: 'deal' | 'request' | 'lead';
  /** The program’s: amounts of money stand in its major units. */
  readonly currency: string;
  readonly facts: Pick<StepFacts, 'partnerTitle'>;
}

function numberValue(type: FormField['type'], value: number, currency: string): NoticeValue {
  if (type === 'percent') return { percent: value };
  if (type !== 'money') return value;
  const money = toMinor(value, currency);
  return money === undefined ? null : { money, currency };
}

function answerValue(type: FormField['type'], value: Json | undefined, { currency, facts }: AnswerWords): NoticeValue {
  if (value === undefined || value === null) return null;
  if (type === 'customer') {
    const { name, domain, registration } = readCustomer(value);
    return name ?? domain ?? registration ?? null;
  }
  if (type === 'lines') return Array.isArray(value) ? value.length : null;
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'object') return null;
  if (typeof value === 'number') return numberValue(type, value, currency);
  if (typeof value !== 'string') return value;
  if (type === 'date') return { day: value };
  return type === 'partner' ? (facts.partnerTitle?.(value) ?? value) : value;
}

/** N1.3: what notices may say of the answers of a form, as `<prefix>.<field>`. */
export function answerValues(fields: readonly FormField[], answers: Readonly<Record<string, Json>>, words: AnswerWords): NoticeValues {
  const names = answerNames(fields, words.prefix);
  const values: Record<string, NoticeValue> = {};
  fields.forEach(({ id, type }, index) => {
    const name = names[index];
    if (name !== undefined) values[name] = answerValue(type, answers[id], words);
  });
  return values;
}
