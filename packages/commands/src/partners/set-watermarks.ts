import { addWatermarks } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { CHANGE_PARTNERS_RIGHTS } from './partner-rights.ts';
import type { NewWatermarks, WatermarksShown } from './partner-shapes.ts';
import { shownWatermarks } from './shown-watermarks.ts';

/** A source says through which day it has loaded kinds of records. */
export const setWatermarks: Command<NewWatermarks, WatermarksShown> = {
  name: 'partner.watermarks',
  rights: CHANGE_PARTNERS_RIGHTS,
  async run({ tx, now, about }, { source, loaded }) {
    await addWatermarks(tx, source, loaded, now);
    about(`source/${source}`);
    return { ok: true, status: 200, body: await shownWatermarks(tx) };
  },
};
