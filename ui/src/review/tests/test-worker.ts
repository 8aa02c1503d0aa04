import type { TestsAsked, TestsSaid } from './messages.ts';
import { runDocumentTests } from './run-document-tests.ts';

// Runs the tests beside the page: they may take longer than a frame.
const port = globalThis as unknown as {
  postMessage(said: TestsSaid): void;
  onmessage: ((event: MessageEvent<TestsAsked>) => void) | null;
};

port.onmessage = ({ data }) => port.postMessage(runDocumentTests(data));
