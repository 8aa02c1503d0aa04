import type { KeyOfWords } from '../../words/area.ts';
import { day } from '../../words/formats.ts';
import type { Say } from '../../words/use-words.ts';
import { dayNumber } from './days.ts';
import type { Lane } from './lanes.ts';
import type { parameterWords } from './words.ts';

export type SayParameter = Say<KeyOfWords<typeof parameterWords>>;

/** For whom the values of a lane hold. */
export const laneTitle = ({ of, title }: Pick<Lane, 'of' | 'title'>, say: SayParameter): string =>
  of === 'all' ? say('everybody') : say(of, { title });

/** From when a value holds, as people read it. */
export const fromText = (from: string | null, say: SayParameter): string =>
  from === null ? say('beginning') : Number.isNaN(dayNumber(from)) ? from : day(from);
