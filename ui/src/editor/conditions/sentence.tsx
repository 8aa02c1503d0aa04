import { Text } from '@mantine/core';
import type { Condition, Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useBuilder } from './builder-context.ts';
import { isWhole, treeOf } from './condition-tree.ts';
import { conditionWords } from './words.ts';

/** What the condition says, in the words in which its changes are told. */
export function Sentence({ condition }: { readonly condition: Json }) {
  const say = useWords(conditionWords);
  const { known, place } = useBuilder();
  const words = isWhole(treeOf(condition))
    ? say('means', { words: known.sentences.condition(condition as unknown as Condition, place.records ?? []) })
    : say('cannotSay');
  return (
    <Text size="sm" aria-live="polite">
      {words}
    </Text>
  );
}
