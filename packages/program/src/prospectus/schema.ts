import { Type } from '../schema/type.ts';
import { closed, text } from '../schema/vocabulary.ts';

/** The five questions of a prospective partner; a missing answer is advice (PDL601). */
export const PROSPECTUS_QUESTIONS = ['complements', 'customers', 'services', 'support', 'market'] as const;
export type Prospectus = { [K in (typeof PROSPECTUS_QUESTIONS)[number]]?: { text: string } };

const answer = Type.Optional(closed({ text: text('The answer.') }, 'An answer.'));
export const Prospectus = Type.Unsafe<Prospectus>(
  closed(
    { complements: answer, customers: answer, services: answer, support: answer, market: answer },
    'Answers: does it complete what we sell, does it meet our customers’ needs, can we sell services with it, how does support work, is there a market?',
  ),
);
