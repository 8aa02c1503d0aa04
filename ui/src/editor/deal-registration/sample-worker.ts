import { compileProgram } from '@tierwright/engine';
import { LifecycleProgram } from '@tierwright/lifecycle';
import type { SampleAsked, SampleSaid } from './sample-messages.ts';
import { trySample } from './try-sample.ts';

// Runs sample deals beside the page, under the program that was sent last.
const port = globalThis as unknown as {
  postMessage(said: SampleSaid): void;
  onmessage: ((event: MessageEvent<SampleAsked>) => void) | null;
};
let lifecycle: LifecycleProgram | undefined;

port.onmessage = ({ data: { number, program, question } }) => {
  if (program) lifecycle = new LifecycleProgram(compileProgram(program));
  if (lifecycle) port.postMessage({ number, answer: trySample(lifecycle, question) });
};
