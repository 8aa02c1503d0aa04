import { formatInstant } from '@tierwright/lifecycle';
import { addWatermarks, sourceWatermarks, watermarks } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { CHANGE_PARTNERS_RIGHTS } from './partner-rights.ts';
import type { NewWatermarks, WatermarksShown } from './partner-shapes.ts';

/** A source says through which day it has loaded kinds of records. */
export const setWatermarks: Command<NewWatermarks, WatermarksShown> = {
  name: 'partner.watermarks',
  rights: CHANGE_PARTNERS_RIGHTS,
  async run({ tx, now, about }, { source, loaded }) {
    await addWatermarks(tx, source, loaded, now);
    about(`source/${source}`);
    const sources = (await sourceWatermarks(tx)).map(({ recordedAt, ...told }) => ({ ...told, recordedAt: formatInstant(recordedAt) }));
    return { ok: true, status: 200, body: { loaded: (await watermarks(tx)) ?? null, sources } };
  },
};
