import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openStore } from '@tierwright/store';
import type { Configuration } from '../configuration/configuration.ts';
import type { Log } from '../log/log.ts';
import type { DemoFile } from './demo-file.ts';
import { loadSamples } from './load-samples.ts';
import { refuseElsewhere } from './samples-here.ts';

export interface Samples {
  readonly configuration: Configuration;
  readonly log: Log;
  /** Folder of programs. */
  readonly samples: string;
  /** Aborted when the process is to stop. */
  readonly signal: AbortSignal;
}

/** Written whole or not at all, and for nobody else's eyes. */
async function writeDemoFile(path: string, demo: DemoFile): Promise<void> {
  const draft = `${path}.new`;
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(demo, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

/**
 * Where there is no embedded store yet, makes one with programs, partners, people and running work. It is made beside its
 * place and moved there when it is whole: what was interrupted begins anew.
 */
export async function beginWithSamples({ configuration, log, samples, signal }: Samples): Promise<void> {
  const folder = refuseElsewhere(configuration);
  if (existsSync(folder)) return;
  await mkdir(configuration.data, { recursive: true });
  const unfinished = join(configuration.data, 'loading');
  // Who has it open is refused here, before anything is removed.
  if (existsSync(unfinished)) {
    log.info('progress', { text: 'The sample data was not finished the last time; it begins anew.' });
    await (await openStore({ kind: 'folder', folder: unfinished })).close();
    await rm(unfinished, { recursive: true, force: true });
  }
  const store = await openStore({ kind: 'folder', folder: unfinished });
  try {
    const progress = (text: string) => {
      signal.throwIfAborted();
      log.info('progress', { text });
    };
    const demo = await loadSamples(store, { now: Date.now(), folder: samples, progress });
    await writeDemoFile(join(configuration.data, 'demo.json'), demo);
  } finally {
    await store.close();
  }
  await rename(unfinished, folder);
}
