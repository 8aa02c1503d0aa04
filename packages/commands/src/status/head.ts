import { formatInstant } from '@tierwright/lifecycle';
import { comingOf, type TimerSentences } from './coming.ts';
import type { Shown, Viewer } from './shown.ts';
import type { AskedOfYou, ComingShown, VersionShown } from './status-shapes.ts';

export interface Head {
  id: string;
  revision: number;
  state: string;
  sentence: string;
  since: string;
  until: string | null;
  next: ComingShown[];
  program: VersionShown;
  decision: string | null;
  yours: AskedOfYou[];
}

/** What every status begins with. */
export function headOf<S extends Shown>(
  shown: S,
  viewer: Viewer,
  { sentence, words, yours }: { readonly sentence: string; readonly words: TimerSentences<S>; readonly yours: readonly AskedOfYou[] },
): Head {
  const { item, decision } = shown;
  return {
    id: item.id,
    revision: item.revision,
    state: item.state,
    sentence,
    since: formatInstant(item.since),
    ...comingOf(shown, viewer, words),
    program: versionOf(shown),
    decision,
    yours: [...yours],
  };
}

export const versionOf = ({ program: { program, hash } }: Pick<Shown, 'program'>): VersionShown => ({
  id: program.program,
  title: program.title,
  version: program.version,
  hash,
});
