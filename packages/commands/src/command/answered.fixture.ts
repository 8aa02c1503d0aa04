import type { Answer } from './answer.ts';

/** What a command that has to be done answers. */
export function bodyOf<O>(answer: Answer<O>): O {
  if (answer.ok) return answer.body;
  const { code, title, problems } = answer.failure;
  throw new Error(
    [`${code} ${title}`, ...problems.map(({ message, pointer, expected }) => `${pointer} ${message} (${expected})`)].join('\n'),
  );
}

/** How a command ended: `done 200`, or status and code of what was refused. */
export const codeOf = (answer: Answer<unknown>): string =>
  answer.ok ? `done ${answer.status}` : `${answer.failure.status} ${answer.failure.code}`;
