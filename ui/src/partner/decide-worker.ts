import { CompiledDocuments } from '@tierwright/engine';
import { answerPartner } from './answer-partner.ts';
import type { DecideAsked, DecideSaid } from './messages.ts';

// Decides one partner beside the page.
const port = globalThis as unknown as {
  postMessage(said: DecideSaid): void;
  onmessage: ((event: MessageEvent<DecideAsked>) => void) | null;
};
const programs = new CompiledDocuments(2);

port.onmessage = ({ data }) => {
  answerPartner(programs, data).then(
    (said) => port.postMessage(said),
    (error) =>
      // A promise that fails tells the page nothing: an error that is thrown does.
      setTimeout(() => {
        throw error;
      }),
  );
};
