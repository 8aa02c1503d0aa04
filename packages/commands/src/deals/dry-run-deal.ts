import { type DryRun, dryRun, fileOfMember, formatInstant, type Instant, isInstant } from '@tierwright/lifecycle';
import type { Tx } from '@tierwright/store';
import { type Static, Type } from 'typebox';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { customerOf } from '../facts/customer-of-deal.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import { opposingOf } from '../facts/opposing-of.ts';
import { bookOf } from '../facts/step-book.ts';
import { refusedStep } from '../items/refused-step.ts';
import { noPartner } from '../partners/read-partners.ts';
import type { Caller } from '../rights/caller.ts';
import { answers, closed, count, id, instant, listOf, orNull, text, word } from '../shapes/vocabulary.ts';
import { versionOf } from '../status/head.ts';
import { instantOrNull } from '../status/parts-shown.ts';
import { reasonsShown } from '../status/reasons-shown.ts';
import { reasonShape, versionShape } from '../status/status-shapes.ts';
import { tryingDeal } from './tried-deal.ts';

export const dealTriedShape = closed({
  program: Type.Optional(id('The program, where there are several.')),
  partner: Type.Optional(id('The partner; people of a partner try for their own.')),
  answers: answers('Answers of the form.'),
  at: Type.Optional(instant('When it would be submitted; now if it is not given.')),
  people: Type.Optional(word(['prompt', 'atDue', 'never'], 'How quickly people answer what they are asked; `atDue` if it is not given.')),
});
export type DealTried = Static<typeof dealTriedShape>;

export const dryRunShape = closed(
  {
    program: versionShape,
    partner: id('The partner.'),
    people: word(['prompt', 'atDue', 'never']),
    submittedAt: instant('When.'),
    first: text('What comes of it at once.', 40),
    reasons: listOf(reasonShape, 200),
    asked: listOf(
      closed({ title: text('Title of the chain.', 400), purpose: text('What it decides.', 40) }),
      200,
      'Who is asked, in order.',
    ),
    percent: orNull(Type.Number({ description: 'What it would get.' })),
    protectedUntil: orNull(instant('The first instant outside.')),
    calendar: listOf(
      closed({
        at: instant('When.'),
        local: text('The same as the clocks of its calendar show it.', 40),
        what: text('What.', 40),
        event: text('The event.', 100),
        who: listOf(text('Title of a role.', 400), 50),
        until: Type.Optional(instant('The same again, last.')),
        times: Type.Optional(count('How often in all.')),
        sentence: text('The same in words.', 2000),
      }),
      5000,
    ),
    end: closed({ state: text('The state in which it ends.', 40), since: instant('Since when.'), reasons: listOf(reasonShape, 200) }),
    timeZone: text('In which its days are counted.', 100),
    sentences: listOf(text('A sentence.', 4000), 100),
  },
  'What would happen to a deal, without anybody being told.',
);
export type DryRunShown = Static<typeof dryRunShape>;

function dryRunShown(run: DryRun, program: DryRunShown['program']): DryRunShown {
  return {
    program,
    partner: run.partner,
    people: run.people,
    submittedAt: formatInstant(run.submittedAt),
    first: run.first,
    reasons: reasonsShown(run.reasons),
    asked: run.asked.map(({ title, purpose }) => ({ title, purpose })),
    percent: run.terms?.percent ?? null,
    protectedUntil: instantOrNull(run.protectedUntil),
    calendar: run.calendar.map(({ at, local, what, event, who, until, times, sentence }) => ({
      at: formatInstant(at),
      local,
      what,
      event,
      who: [...who],
      ...(until === undefined ? {} : { until: formatInstant(until) }),
      ...(times === undefined ? {} : { times }),
      sentence,
    })),
    end: { state: run.end.state, since: formatInstant(run.end.since), reasons: reasonsShown(run.end.reasons) },
    timeZone: run.timeZone,
    sentences: run.sentences,
  };
}

/** A program decides as of days from 1900 on and up to 2100. */
const LAST = Date.UTC(2100, 0, 1);
const whyNotThen = (at: Instant, value: string | undefined) =>
  isInstant(at) && at < LAST
    ? undefined
    : refusedStep([
        {
          ...{ code: 'OPS105', severity: 'error', pointer: '/at', message: 'Nothing is submitted then.' },
          ...{ value, expected: 'an instant from 1900 to 2099' },
        },
      ]);

/** For the vendor's people what may stand in its way counts; a partner is told nothing of others. */
const opposes = async (tx: Tx, isVendor: boolean, keys: ReturnType<typeof customerOf>) =>
  isVendor ? { opposing: await opposingOf(tx, keys) } : {};

/** What would happen to a deal, by the rules and calendar of now. Nothing is kept, nobody is told. */
export const dryRunFor = (service: Service, caller: Caller, asked: DealTried): Promise<Answer<DryRunShown>> =>
  tryingDeal(service, caller, asked, async (tx, { program, partner, isVendor }) => {
    const at: Instant = asked.at === undefined ? service.clock() : Date.parse(asked.at);
    const wrongTime = whyNotThen(at, asked.at);
    if (wrongTime) return wrongTime;
    const { partners } = bookOf(tx);
    const [file, member] = await whenLoaded(() => [partners.file(partner), partners.member(partner)] as const);
    if (!file) return noPartner(partner);
    const more = await opposes(tx, isVendor, customerOf(program, [asked.answers]));
    const outcome = dryRun(program, {
      answers: asked.answers,
      partner: member ? fileOfMember(file, member) : file,
      at,
      people: asked.people ?? 'atDue',
      ...more,
    });
    if (!outcome.ok) return refusedStep(outcome.problems);
    return { ok: true, status: 200, body: dryRunShown(outcome.value, versionOf({ program })) };
  });
