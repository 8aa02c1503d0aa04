import { checkText } from './check-text.ts';
import type { CheckAnswer, CheckAsked } from './messages.ts';

// Checks programs beside the page: a document of 2,000 rules takes longer than a frame.
const port = globalThis as unknown as {
  postMessage(said: CheckAnswer): void;
  onmessage: ((event: MessageEvent<CheckAsked>) => void) | null;
};

port.onmessage = ({ data }) => port.postMessage(checkText(data));
