import { parseProgram } from '@tierwright/program';
import type { CheckAsked, CheckSaid } from './messages.ts';

// Checks programs beside the page: a document of 2,000 rules takes longer than a frame.
const port = globalThis as unknown as { postMessage(said: CheckSaid): void; onmessage: ((event: MessageEvent<CheckAsked>) => void) | null };

port.onmessage = ({ data: { number, text } }) => {
  const { problems, hash, program } = parseProgram(text);
  port.postMessage({ number, problems, hash: hash ?? null, program: program ?? null });
};
