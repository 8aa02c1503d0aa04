import type { KeyOfWords } from '../../words/area.ts';
import type { Say } from '../../words/use-words.ts';
import type { Known } from '../conditions/known.ts';
import type { dealWords } from '../deal-registration/words.ts';
import type { Offer } from './value-kinds.ts';
import type { testWords } from './words.ts';

/** What names the parts of an expectation. */
export interface Naming {
  readonly known: Known;
  readonly say: Say<KeyOfWords<typeof testWords>>;
  /** The words of deal registration: what its checks look for. */
  readonly sayDeal: Say<KeyOfWords<typeof dealWords>>;
  /** The facts that can be expected. */
  readonly facts: readonly Offer[];
}

/** The title of a part of the program, else its id. */
export const named = (
  { known }: Pick<Naming, 'known'>,
  namespace: 'tier' | 'track' | 'requirement' | 'benefit' | 'stacking' | 'chain' | 'dealRule',
  id: string,
): string => known.references.named(id, namespace)[0]?.title || id;
