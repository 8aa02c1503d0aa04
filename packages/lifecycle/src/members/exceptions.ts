import { parseDay } from '@tierwright/facts';
import type { Json, Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { MemberException } from './member.ts';
import type { MemberRun } from './member-context.ts';
import type { MessageOf } from './messages.ts';
import { byProgramOwner, personProblem } from './people.ts';

/** Somebody grants what another asked for: it holds from its day on, and the tier is decided again. */
export function grantException(visit: MemberRun, message: MessageOf<'grantException'>): Problem | undefined {
  const { run, context } = visit;
  const today = context.dayOf(run.now);
  const wrong =
    byProgramOwner(visit, message.by) ??
    personProblem(visit, message.askedBy, '/askedBy') ??
    whyNotGranted(visit, message) ??
    wrongDays(message, today);
  if (wrong) return wrong;
  const { exception: id, effect, item, track = null, group = null, reason, from = today, until, askedBy, by } = message;
  put(visit, { id, effect, item, track, group, reason, from, until, askedBy, grantedBy: by, revokedBy: null });
  return undefined;
}

/** The list with an exception in its new shape, and the record of it. */
function put({ run }: MemberRun, exception: MemberException): void {
  const { exceptions, id: partner } = run.item;
  const isKnown = exceptions.some(({ id }) => id === exception.id);
  run.item.exceptions = isKnown ? exceptions.map((other) => (other.id === exception.id ? exception : other)) : [...exceptions, exception];
  const { id, effect, item, track, group, reason, from, until, askedBy, grantedBy } = exception;
  const where = { ...(track === null ? {} : { track }), ...(group === null ? {} : { group }) };
  run.act({ do: 'record', kind: 'exception', partner, record: { id, effect, item, ...where, reason, from, until, askedBy, grantedBy } });
}

const unknown = (message: string, pointer: string, value: Json, among: readonly string[]): Problem =>
  refusal('OPS104', message, { pointer, value, expected: among.length > 0 ? `one of ${among.join(', ')}` : 'none: there are none' });

function whyNotGranted({ run, context }: MemberRun, message: MessageOf<'grantException'>): Problem | undefined {
  const { by, askedBy, exception, effect, item, track, group } = message;
  if (by === askedBy) {
    return refusal('OPS404', 'Nobody grants what they asked for.', { pointer: '/by', value: by, expected: 'another owner of the program' });
  }
  // Also those of its records: an exception of that id would take their place.
  if (context.prepared(run.item).exceptions.some(({ id }) => id === exception)) {
    return refusal('OPS105', 'There is an exception of this id.', { pointer: '/exception', value: exception, expected: 'a new id' });
  }
  const { tracks = [], requirements = {} } = context.program.program;
  const found = tracks.filter(({ id }) => track === undefined || id === track);
  if (found.length === 0)
    return unknown(
      'The program has no such track.',
      '/track',
      track ?? null,
      tracks.map(({ id }) => id),
    );
  const groups = found.flatMap(({ per }) => (per === undefined ? [] : (context.program.compiled.groupDomain(per) ?? [])));
  if (group !== undefined && !groups.includes(group)) return unknown('The track has no such group.', '/group', group, groups);
  const items = effect === 'waive' ? Object.keys(requirements) : found.flatMap(({ tiers }) => tiers.map(({ id }) => id));
  return items.includes(item)
    ? undefined
    : unknown(`There is no such ${effect === 'waive' ? 'requirement' : 'tier'}.`, '/item', item, items);
}

function wrongDays({ from, until }: MessageOf<'grantException'>, today: string): Problem | undefined {
  const isDay = (day: string) => parseDay(day) !== undefined;
  if (from !== undefined && (!isDay(from) || from < today)) {
    return refusal('OPS105', 'An exception begins today or later.', { pointer: '/from', value: from, expected: `a day from ${today} on` });
  }
  if (!isDay(until) || until <= (from ?? today)) {
    return refusal('OPS105', 'An exception ends after it begins.', {
      pointer: '/until',
      value: until,
      expected: `a day after ${from ?? today}`,
    });
  }
  return undefined;
}

/** From today on it holds no more. */
export function revokeException(visit: MemberRun, { by, exception: id }: MessageOf<'revokeException'>): Problem | undefined {
  const { run, context } = visit;
  const wrong = byProgramOwner(visit, by);
  if (wrong) return wrong;
  const today = context.dayOf(run.now);
  const open = run.item.exceptions.filter(({ revokedBy, until }) => revokedBy === null && until > today);
  const exception = open.find((other) => other.id === id);
  if (!exception)
    return unknown(
      'There is no such exception to end.',
      '/exception',
      id,
      open.map((other) => other.id),
    );
  const isAhead = exception.from > today;
  put(visit, { ...exception, until: isAhead ? exception.from : today, revokedBy: by });
  return undefined;
}
