import type { Json } from '@tierwright/program';
import type { EffectBody, ItemEvent } from '../machine/effect.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';

/** N1: the notices of the document that the events ask for, ready to send. */
export function noticesOf(
  program: LifecycleProgram,
  events: readonly ItemEvent[],
  variables: () => Readonly<Record<string, Json>>,
  holders: () => readonly string[],
): readonly EffectBody[] {
  const list = program.program.notices?.list;
  if (!list || events.length === 0) return [];
  return events.flatMap((happened) =>
    list
      .filter((notice) => notice.on === happened.event)
      .map((notice): EffectBody => {
        const values = { ...variables(), ...happened.vars };
        const fill = (text: string) => text.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => String(values[name] ?? '–'));
        return {
          do: 'notice',
          notice: notice.id,
          event: happened.event,
          to: notice.to.flatMap((role) => (role === 'holder' ? (happened.holders ?? holders()) : [role])),
          channels: notice.channels,
          subject: fill(notice.subject),
          text: fill(notice.text),
          send: notice.send ?? 'now',
          ...(notice.hold === undefined ? {} : { hold: notice.hold }),
          at: happened.at,
        };
      }),
  );
}
