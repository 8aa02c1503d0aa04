/**
 * A step asked for something that was not read from the database yet. Steps are pure and look at what is in memory: whoever
 * runs one lets it be loaded and runs the step again.
 */
export class NotLoaded extends Error {
  readonly load: () => Promise<void>;

  constructor(what: string, load: () => Promise<void>) {
    super(`Not loaded: ${what}`);
    this.load = load;
  }
}

/** More is never asked for one thing at a time: a step that does is wrong. */
const MOST = 5000;

/** Runs what asks for facts until all of them are there. */
export async function whenLoaded<T>(run: () => T): Promise<T> {
  for (let round = 0; round < MOST; round += 1) {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      await error.load();
    }
  }
  throw new Error('A step asks for ever more facts');
}
