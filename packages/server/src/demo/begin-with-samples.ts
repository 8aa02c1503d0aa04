import type { Configuration } from '../configuration/configuration.ts';
import type { Log } from '../log/log.ts';

export interface Samples {
  readonly configuration: Configuration;
  readonly log: Log;
  /** Folder of programs. */
  readonly samples: string;
  readonly signal: AbortSignal;
}

/** An empty embedded store begins with programs, partners, people and running work. */
export async function beginWithSamples({ log }: Samples): Promise<void> {
  log.info('progress', { text: '-' });
}
