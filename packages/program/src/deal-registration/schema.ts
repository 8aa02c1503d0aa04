import { type Clock, clock } from '../approvals/schema.ts';
import type { Condition } from '../conditions/schema.ts';
import { Form, type FormField } from '../forms/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, either, id, integer, listOf, number, text, word } from '../schema/vocabulary.ts';
import { condition, type Num, named, numOf, type Term, type TermValue, termOf, termValueOf } from '../values/schema.ts';

export const CHECKS = [
  'otherPartner',
  'directTeam',
  'existingCustomer',
  'namedAccount',
  'publicTender',
  'incumbent',
  'likelyDuplicate',
] as const;
export type CheckName = (typeof CHECKS)[number];
/** In order of strictness, the strictest first (D8). */
export const CHECK_OUTCOMES = ['reject', 'adjudicate', 'wait', 'nextPlace', 'note'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

export interface Check {
  on: CheckName;
  then: CheckOutcome;
  unless?: Condition;
  by?: string;
  similar?: number;
  title?: string;
}
export type Then = 'approve' | 'reject' | { route: string };
export interface Rule {
  id: string;
  title: string;
  why?: string;
  when: Condition;
  then: Then;
}
export interface Rules {
  hitPolicy: 'first' | 'unique' | 'priority';
  list: Rule[];
  otherwise: { title: string; why?: string; then: 'reject' | { route: string } };
}
export interface Band {
  id: string;
  title: string;
  why?: string;
  from: number;
  to?: number;
}
export interface DealRegistration {
  eligible?: Condition;
  form?: FormField[];
  bands?: { of: string; list: Band[] };
  conflicts?: {
    same?: { customer?: ('registration' | 'domain' | 'nameCountry')[]; products?: 'overlap' | 'any' };
    priority?: 'firstSubmitted' | 'firstApproved';
    places?: number[];
    checks?: Check[];
    adjudication?: string;
    customerLetter?: string;
    displaced?: 'revoke' | 'nextPlace';
    firstEnds?: 'keep' | 'promote';
  };
  distribution?: { model?: 'oneTier' | 'twoTier' | 'either'; confirm?: string; discountTo?: 'distributor' | 'partner'; passOn?: Num };
  rules: Rules;
  decision?: { sla?: TermValue; research?: Term; answer?: Term; lapse?: Term };
  pricing?: {
    as?: 'discount' | 'rebate' | 'commission';
    percent: Num;
    hold?: 'percent' | 'price';
    stack?: { benefit: string; how: 'higher' | 'add' | 'compound'; max?: Num };
  };
  protection?: {
    for?: TermValue;
    from?: 'approval' | 'submission';
    warn?: Term[];
    extend?: {
      by: TermValue | 'asDecided';
      when?: Condition;
      approval?: string;
      times?: number;
      atMost?: TermValue;
      ask?: Term;
    };
    progress?: { every: Term; remind?: Term[] };
    inactive?: { after: Term; to?: Term };
  };
  tasks?: ({ id: string; title: string; why?: string; owner: string } & Clock)[];
  material?: (string | { field: string; rises?: Num; falls?: Num })[];
  resubmit?: { times?: number; cooldown?: Term };
  engagement?: {
    id: string;
    title: string;
    why?: string;
    binds: 'partner' | 'direct' | 'distributor';
    breach: 'note' | 'revoke' | 'keepBenefit';
  }[];
}

const route = closed({ route: id('An approval chain.') }, 'A chain of approvals decides.');
const terms = (description: string) => Type.Optional(listOf(termOf('How long before.'), description, { max: 10 }));

export const DealRegistration = Type.Unsafe<DealRegistration>(
  closed(
    {
      eligible: Type.Optional(condition<Condition>()),
      form: Type.Optional(Form),
      bands: Type.Optional(
        closed(
          {
            of: id('The fact that is banded, or "line.<field>" for each line.'),
            list: listOf(
              closed(
                {
                  ...named,
                  from: number('The first value inside.'),
                  to: Type.Optional(number('The first value outside; default the next band’s `from`.')),
                },
                'A band.',
              ),
              'Bands in rising order.',
              { min: 1, max: 50 },
            ),
          },
          'Bands of deals.',
        ),
      ),
      conflicts: Type.Optional(
        closed(
          {
            same: Type.Optional(
              closed(
                {
                  customer: Type.Optional(
                    listOf(
                      word(['registration', 'domain', 'nameCountry'], 'A key of a customer.'),
                      'Customers are the same by the first key that both have.',
                      { min: 1, max: 3 },
                    ),
                  ),
                  products: Type.Optional(word(['overlap', 'any'], 'A common product is needed (default), or not.')),
                },
                'When two deals are the same.',
              ),
            ),
            priority: Type.Optional(word(['firstSubmitted', 'firstApproved'], 'Who is first: by submission (default) or by approval.')),
            places: Type.Optional(
              listOf(
                number('Percent of what the partner would get as first.', { minimum: 0, maximum: 100 }),
                'How many partners, and what each place gets.',
                { min: 1, max: 20 },
              ),
            ),
            checks: Type.Optional(
              listOf(
                closed(
                  {
                    on: word(CHECKS, 'What is looked for.'),
                    then: word(CHECK_OUTCOMES, 'What a hit does; the strictest of several holds.'),
                    unless: Type.Optional(condition<Condition>()),
                    by: Type.Optional(id('The chain that adjudicates; default conflicts.adjudication.')),
                    similar: Type.Optional(
                      number('likelyDuplicate: likeness of names in percent; default 85.', { minimum: 1, maximum: 100 }),
                    ),
                    title: Type.Optional(text('What people read.')),
                  },
                  'A check for a conflict.',
                ),
                'Only listed checks run.',
                { max: 20 },
              ),
            ),
            adjudication: Type.Optional(id('The chain that settles conflicts; default review.')),
            customerLetter: Type.Optional(id('The chain that reads a customer’s written choice.')),
            displaced: Type.Optional(word(['revoke', 'nextPlace'], 'What happens to a registration that another is put before.')),
            firstEnds: Type.Optional(word(['keep', 'promote'], 'Whether the others move up when the first ends unwon.')),
          },
          'Channel conflict: what is the same deal, who is first, who decides.',
        ),
      ),
      distribution: Type.Optional(
        closed(
          {
            model: Type.Optional(word(['oneTier', 'twoTier', 'either'], 'Whether partners buy from a distributor; default oneTier.')),
            confirm: Type.Optional(id('The chain in which the distributor confirms.')),
            discountTo: Type.Optional(word(['distributor', 'partner'], 'Whose price the discount lowers.')),
            passOn: Type.Optional(numOf('Percent of the discount that the distributor passes on; default 100.')),
          },
          'Two-tier distribution.',
        ),
      ),
      rules: closed(
        {
          hitPolicy: word(
            ['first', 'unique', 'priority'],
            'first: the first true rule. unique: rules may not overlap. priority: the strictest true rule.',
          ),
          list: listOf(
            closed(
              {
                ...named,
                when: condition<Condition>(),
                then: either<Then>('approve, reject or { "route": chain }.', word(['approve', 'reject'], 'Decided by rule.'), route),
              },
              'A rule.',
            ),
            'Rules.',
            { min: 1, max: 200 },
          ),
          otherwise: closed(
            {
              title: text('What people read.'),
              why: Type.Optional(text('Why.')),
              then: either<'reject' | { route: string }>(
                'reject or { "route": chain }; never approve.',
                word(['reject'], 'Refused.'),
                route,
              ),
            },
            'What holds when no rule does, or when a stricter rule is unknown.',
          ),
        },
        'Which deals are approved by rule, refused, or routed to people.',
      ),
      decision: Type.Optional(
        closed(
          {
            sla: Type.Optional(termValueOf('The time to decide; default two business days.')),
            research: Type.Optional(termOf('Time that may be added once for research.')),
            answer: Type.Optional(termOf('The time the partner has to answer; default 14 days.')),
            lapse: Type.Optional(termOf('When a deal that nobody decided lapses; default 30 days.')),
          },
          'Clocks: time to decide, extra time for research, time for the partner’s answer, and when an undecided deal lapses.',
        ),
      ),
      pricing: Type.Optional(
        closed(
          {
            as: Type.Optional(word(['discount', 'rebate', 'commission'], 'How it is paid; default discount.')),
            percent: numOf('What an approved registration earns, in percent.'),
            hold: Type.Optional(word(['percent', 'price'], 'What protection holds: the percentage or the price.')),
            stack: Type.Optional(
              closed(
                {
                  benefit: id('A benefit or a stacking of the partner.'),
                  how: word(['higher', 'add', 'compound'], 'How the two combine.'),
                  max: Type.Optional(numOf('The most that both together may be, in percent.')),
                },
                'How the registered percentage combines with the tier’s.',
              ),
            ),
          },
          'What an approved registration earns.',
        ),
      ),
      protection: Type.Optional(
        closed(
          {
            for: Type.Optional(termValueOf('How long the partner is protected; default 90 days.')),
            from: Type.Optional(word(['approval', 'submission'], 'From when it counts; default approval.')),
            warn: terms('Warnings, counted back from the end.'),
            extend: Type.Optional(
              closed(
                {
                  by: either<TermValue | 'asDecided'>(
                    'By how much, or "asDecided": the approver sets the last day.',
                    word(['asDecided'], 'The approver sets the last day.'),
                    termValueOf('How much longer.'),
                  ),
                  when: Type.Optional(condition<Condition>()),
                  approval: Type.Optional(id('The chain that decides where `when` does not hold.')),
                  times: Type.Optional(integer('How often; default 1.', { minimum: 0, maximum: 20 })),
                  atMost: Type.Optional(termValueOf('The longest protection, from its start; default twice `for`.')),
                  ask: Type.Optional(termOf('How long before the end an extension may be asked for; default any time.')),
                },
                'Extension of the protection.',
              ),
            ),
            progress: Type.Optional(
              closed({ every: termOf('How often a report is due.'), remind: terms('Reminders, counted back.') }, 'Progress reports.'),
            ),
            inactive: Type.Optional(
              closed(
                {
                  after: termOf('How long nothing may happen.'),
                  to: Type.Optional(termOf('How long protection lasts from then; default 14 days.')),
                },
                'What inactivity does.',
              ),
            ),
          },
          'How long and from when the partner is protected.',
        ),
      ),
      tasks: Type.Optional(
        listOf(closed({ ...named, ...clock, owner: id('The role that does it.') }, 'A task after approval.'), 'Tasks.', { max: 30 }),
      ),
      material: Type.Optional(
        listOf(
          either<string | { field: string; rises?: Num; falls?: Num }>(
            'A field whose change is decided again.',
            id('A form field.'),
            closed(
              {
                field: id('A form field.'),
                rises: Type.Optional(numOf('A rise above this percentage.')),
                falls: Type.Optional(numOf('A fall above this percentage.')),
              },
              'Only a rise or fall above these percents.',
            ),
          ),
          'Material changes; default every field.',
          { max: 60 },
        ),
      ),
      resubmit: Type.Optional(
        closed(
          {
            times: Type.Optional(integer('How often; default 2.', { minimum: 0, maximum: 20 })),
            cooldown: Type.Optional(termOf('How long a refused deal must wait.')),
          },
          'Resubmission.',
        ),
      ),
      engagement: Type.Optional(
        listOf(
          closed(
            {
              ...named,
              binds: word(['partner', 'direct', 'distributor'], 'Whom it binds.'),
              breach: word(['note', 'revoke', 'keepBenefit'], 'What a breach does; keepBenefit pays the partner though another sold.'),
            },
            'A rule of engagement.',
          ),
          'Rules of engagement.',
          { max: 50 },
        ),
      ),
    },
    'Deal registration: who may, what is the same deal, who decides, what it earns, how long it is protected.',
  ),
);
