import type { Answers } from '@tierwright/lifecycle';
import { Type } from 'typebox';
import { closed, id, instant, text, word } from './vocabulary.ts';

const reason = Type.Optional(text('Why; needed to reject or to return.'));

/** What people say in a chain of approvals. */
export const APPROVAL_MESSAGES = {
  decide: closed(
    {
      chain: id('The run of the chain, as the item’s `decisions` name it.'),
      step: id('The step that is open.'),
      outcome: word(['approve', 'reject', 'return']),
      reason,
      answer: Type.Optional(
        Type.Unsafe<Answers>({
          type: 'object',
          properties: {
            place: { type: 'integer', enum: [1], description: 'Goes before the other registration.' },
            lastDay: { type: 'string', maxLength: 10, description: 'Last day of protection, where the approver sets it.' },
          },
          additionalProperties: false,
          description: 'What the item asks besides.',
        }),
      ),
    },
    'Decides in a step of a chain.',
  ),
  delegate: closed(
    {
      chain: id('The run of the chain.'),
      to: id('The account that stands in.'),
      until: instant('Until when.'),
    },
    'Names a stand-in until an instant.',
  ),
} as const;
