import type { Program } from '@tierwright/program';
import type { SampleAnswer, SampleQuestion } from './try-sample.ts';

/** The program is sent when it is another than before. */
export interface SampleAsked {
  readonly number: number;
  readonly program?: Program;
  readonly question: SampleQuestion;
}

export interface SampleSaid {
  readonly number: number;
  readonly answer: SampleAnswer;
}
