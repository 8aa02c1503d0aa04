import type { Notice } from '@tierwright/program';
import type { EffectBody, ItemEvent } from '../machine/effect.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { CommonVariables } from './common-variables.ts';
import { inWords } from './in-words.ts';
import type { NoticeSubject } from './notice-subject.ts';
import { fillTemplate, type NoticeTemplate, subjectTemplate, textTemplate } from './notice-template.ts';
import type { NoticeValues } from './notice-value.ts';

/** A notice of the document, made ready once for a program. */
interface ReadyNotice {
  readonly notice: Notice;
  readonly subject: NoticeTemplate;
  readonly text: NoticeTemplate;
}
type ByEvent = ReadonlyMap<string, readonly ReadyNotice[]>;

const ready = new WeakMap<LifecycleProgram, ByEvent>();

function noticesByEvent(program: LifecycleProgram): ByEvent {
  const known = ready.get(program);
  if (known) return known;
  const byEvent = new Map<string, ReadyNotice[]>();
  for (const notice of program.program.notices?.list ?? []) {
    const list = byEvent.get(notice.on) ?? [];
    list.push({ notice, subject: subjectTemplate(notice.subject), text: textTemplate(notice.text) });
    byEvent.set(notice.on, list);
  }
  ready.set(program, byEvent);
  return byEvent;
}

/** N1: the notices of the document that the events of a step ask for, as people will read them; in order of events, then of the document. */
export function noticesOf(events: readonly ItemEvent[], subject: NoticeSubject): readonly EffectBody[] {
  const byEvent = noticesByEvent(subject.program);
  if (byEvent.size === 0) return [];
  const written: EffectBody[] = [];
  for (const happened of events)
    for (const notice of byEvent.get(happened.event) ?? []) {
      const one = write(notice, happened, subject);
      if (one) written.push(one);
    }
  return written;
}

/** Nothing where nobody is told: it went to the holder, and there is none. */
function write({ notice, subject: line, text }: ReadyNotice, happened: ItemEvent, subject: NoticeSubject): EffectBody | undefined {
  const to = notice.to.flatMap((role) => (role === 'holder' ? (happened.holders ?? subject.holders()) : [role]));
  if (to.length === 0) return undefined;
  const parties = subject.parties();
  const partner = happened.partner ?? parties.partner;
  const common = new CommonVariables(subject, partner);
  let values: NoticeValues | undefined;
  const words = (name: string): string => {
    let value = happened.vars?.[name];
    if (value === undefined) {
      values ??= subject.values();
      value = values[name] === undefined ? common.value(name) : values[name];
    }
    return inWords(value, common.calendar);
  };
  return {
    do: 'notice',
    notice: notice.id,
    event: happened.event,
    to: [...new Set(to)],
    partner,
    distributor: parties.distributor,
    channels: notice.channels,
    subject: fillTemplate(line, words),
    text: fillTemplate(text, words),
    send: notice.send ?? 'now',
    ...(notice.hold === undefined ? {} : { hold: notice.hold }),
    at: happened.at,
  };
}
