import type { Finding } from './finding.ts';
import { MAX_DEPTH } from './limits.ts';

const QUOTE = 34;
const BACKSLASH = 92;
const isOpening = (code: number) => code === 91 || code === 123;
const isClosing = (code: number) => code === 93 || code === 125;

/** The bracket that goes deeper than 64 (PDL102), found by a loop so that no depth can exhaust the stack. */
export function checkDepth(text: string): Finding | undefined {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inText) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) inText = false;
    } else if (code === QUOTE) inText = true;
    else if (isOpening(code)) {
      depth += 1;
      if (depth > MAX_DEPTH) return tooDeep(at);
    } else if (isClosing(code)) depth -= 1;
  }
  return undefined;
}

const tooDeep = (offset: number): Finding => ({
  code: 'PDL102',
  severity: 'error',
  pointer: '',
  offset,
  message: `Lists and objects lie more than ${MAX_DEPTH} deep in one another.`,
  expected: `at most ${MAX_DEPTH} levels`,
  suggestion: 'Give a part of the condition a name under `requirements` and refer to it with { "condition": … }.',
});
