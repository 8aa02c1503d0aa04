import { formatInstant } from '@tierwright/lifecycle';
import { countOpposing, listOpposing, loadedOpposing, type OpposingSource, opposingWatermarks } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { badCursor, cursorOf, textAfter } from '../partners/cursor.ts';
import { type Page, type PageAsked, USUAL_LIMIT } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { READ_OPPOSING_RIGHTS } from './opposing-rights.ts';
import { OPPOSING_KINDS, type OpposingKinds, type OpposingShown } from './opposing-shapes.ts';

/** What each kind's sources have told, and whether it is all there is. */
export const opposingKindsFor = (service: Service, caller: Caller): Promise<Answer<OpposingKinds>> =>
  reading(service, READ_OPPOSING_RIGHTS, caller, async (tx) => {
    const loaded = await loadedOpposing(tx, OPPOSING_KINDS);
    const kinds: OpposingKinds['kinds'] = [];
    for (const kind of OPPOSING_KINDS) {
      const records = await countOpposing(tx, kind);
      const through = new Map((await opposingWatermarks(tx, kind)).map(({ source, throughOn }) => [source, throughOn]));
      const names = [...new Set([...Object.keys(records), ...through.keys()])].sort();
      const sources = names.map((source) => ({ source, records: records[source] ?? 0, through: through.get(source) ?? null }));
      kinds.push({ kind, isLoaded: loaded.includes(kind), sources });
    }
    return { ok: true, status: 200, body: { kinds } };
  });

/** Records of a kind, by id. */
export const opposingFor = (
  service: Service,
  caller: Caller,
  { of: kind, source, cursor, limit = USUAL_LIMIT }: { readonly of: OpposingSource; readonly source?: string } & PageAsked,
): Promise<Answer<Page<OpposingShown>>> =>
  reading(service, READ_OPPOSING_RIGHTS, caller, async (tx) => {
    const from = textAfter(cursor);
    if (!from.ok) return badCursor();
    const found = await listOpposing(tx, { kind, ...(source === undefined ? {} : { source }) }, from.after, limit + 1);
    const shown = found.slice(0, limit);
    const items = shown.map(
      ({ source: told, recordedAt, body }): OpposingShown => ({
        source: told,
        recordedAt: formatInstant(recordedAt),
        record: body as OpposingShown['record'],
      }),
    );
    return { ok: true, status: 200, body: { items, next: found.length > limit ? cursorOf(shown.at(-1)?.id ?? '') : null } };
  });
