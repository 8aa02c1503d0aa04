import { Type } from '../schema/type.ts';
import { closed, id, integer, listOf, text, word } from '../schema/vocabulary.ts';
import { named } from '../values/schema.ts';

export interface Notice {
  id: string;
  title: string;
  why?: string;
  on: string;
  to: string[];
  channels: ('email' | 'portal' | 'chat' | 'webhook')[];
  vars: string[];
  subject: string;
  text: string;
  send?: 'now' | 'digest';
  hold?: string;
}
export interface Notices {
  digest?: string;
  cap?: number;
  hold?: { over: number; by: string };
  list: Notice[];
}

export const Notices = Type.Unsafe<Notices>(
  closed(
    {
      digest: Type.Optional(Type.String({ pattern: '^(?:[01][0-9]|2[0-3]):[0-5][0-9]$', description: 'When the digest goes out, HH:MM.' })),
      cap: Type.Optional(integer('Notices to one person a day; above it they wait for the digest.', { minimum: 1, maximum: 1000 })),
      hold: Type.Optional(
        closed(
          { over: integer('More recipients than this are held.', { minimum: 1 }), by: id('The role that releases them.') },
          'Mass notices are held until somebody releases them.',
        ),
      ),
      list: listOf(
        closed(
          {
            ...named,
            on: id('The event: <kind>.<state>, such as deal.approved, or deal.protectionEnding.'),
            to: listOf(id('A role, partner, accountManager or holder.'), 'Who is told.', { min: 1, max: 20 }),
            channels: listOf(word(['email', 'portal', 'chat', 'webhook'], 'A channel.'), 'How.', { min: 1, max: 4 }),
            vars: listOf(id('A variable known to the event.'), 'The variables that subject and text may use.', { max: 40 }),
            subject: text('May hold {var}.'),
            text: text('May hold {var}.'),
            send: Type.Optional(word(['now', 'digest'], 'At once (default) or with the digest.')),
            hold: Type.Optional(id('The role that releases it.')),
          },
          'A notice.',
        ),
        'What is told when.',
        { max: 200 },
      ),
    },
    'What partners and people are told.',
  ),
);
