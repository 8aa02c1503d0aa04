import { Text } from '@mantine/core';
import { ProblemError } from '@tierwright/client';
import { Failure } from '../app/failure.tsx';
import type { KeyOfWords } from '../words/area.ts';
import { useWords } from '../words/use-words.ts';
import { reviewWords } from './words.ts';

/** CMD201 … CMD220 are what programs, reviews and releases are refused with; CMD219 is a rule's. */
const LAST = 220;

/** What was refused, with its code, and what to do about it. */
export function Refused({ error, retry }: { readonly error: unknown; readonly retry?: (() => void) | undefined }) {
  const say = useWords(reviewWords);
  if (!error) return null;
  const code = error instanceof ProblemError ? error.code : '';
  const number = /^CMD(2\d\d)$/.exec(code)?.[1];
  const isKnown = number !== undefined && Number(number) > 200 && Number(number) <= LAST && number !== '219';
  return (
    <div>
      <Failure error={error} retry={retry} />
      {error instanceof ProblemError && error.problem.errors.length > 0 && (
        <ul>
          {error.problem.errors.slice(0, 20).map(({ code: one, pointer, message }) => (
            <li key={`${one} ${pointer} ${message}`}>{`${one} ${pointer}: ${message}`}</li>
          ))}
        </ul>
      )}
      {isKnown && (
        <Text size="sm" px="md">
          {say(`advice-${code}` as KeyOfWords<typeof reviewWords>)}
        </Text>
      )}
    </div>
  );
}
