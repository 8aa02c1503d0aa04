import { parseProgram } from '@tierwright/program';
import { generateBase } from '@tierwright/sample-data';
import type { BaseAsked, BaseSaid } from './messages.ts';

/** Partners between two words about progress. */
const STEP = 500;

/** Makes up partners with records for a program: the same for the same program, size, seed and day. */
export function makeBase({ text, size, seed, asOf }: BaseAsked, say: (said: BaseSaid) => void): void {
  const { program, problems } = parseProgram(text);
  const made = program && generateBase([program], { size, seed, asOf });
  if (!made?.ok) {
    const [first] = made?.problems ?? problems.filter(({ severity }) => severity === 'error');
    say({ kind: 'refused', message: first ? `${first.code} ${first.message}` : '' });
    return;
  }
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let done = 0;
  for (const partner of made.value.partners) {
    parts.push(encoder.encode(`${JSON.stringify(partner)}\n`));
    done++;
    if (done % STEP === 0) say({ kind: 'progress', done });
  }
  const lines = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    lines.set(part, at);
    at += part.length;
  }
  say({ kind: 'made', lines });
}
