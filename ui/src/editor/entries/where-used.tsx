import { Anchor, List, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Part, Use } from '@tierwright/program';
import { memo } from 'react';
import { useWords } from '../../words/use-words.ts';
import { sectionOf } from '../section-of.ts';
import { useChoose } from '../selection/selection.ts';
import { entryWords } from './words.ts';

/** The parts that use something, each once, in the order of the document. */
function partsOf(uses: readonly Use[]): readonly { readonly part: Part; readonly pointer: string; readonly count: number }[] {
  const found = new Map<string, { part: Part; pointer: string; count: number }>();
  for (const { by, pointer } of uses) {
    const known = found.get(by.pointer);
    if (known) known.count += 1;
    else found.set(by.pointer, { part: by, pointer, count: 1 });
  }
  return [...found.values()];
}

/** Everything that names a part of the program; each leads there. */
export const WhereUsed = memo(function WhereUsed({ uses, most = 12 }: { readonly uses: readonly Use[]; readonly most?: number }) {
  const say = useWords(entryWords);
  const parts = partsOf(uses);
  if (parts.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {say('usedByNothing')}
      </Text>
    );
  return (
    <Stack gap={4}>
      <Text size="sm">{say('usedBy', { count: uses.length })}</Text>
      <List size="sm">
        {parts.slice(0, most).map(({ part, pointer, count }) => (
          <UseRow key={part.pointer} {...{ pointer, count }} kind={part.kind} title={part.title} by={part.pointer} />
        ))}
      </List>
      {parts.length > most && <Text size="sm">{say('more', { count: parts.length - most })}</Text>}
    </Stack>
  );
});

interface UseRowProps {
  readonly kind: Part['kind'];
  readonly title: string;
  /** The part that uses it, and where in it. */
  readonly by: string;
  readonly pointer: string;
  readonly count: number;
}

/** Drawn again only where it is another. */
const UseRow = memo(function UseRow({ kind, title, by, pointer, count }: UseRowProps) {
  const say = useWords(entryWords);
  const choose = useChoose('where-used');
  const navigate = useNavigate({ from: '/drafts/$draft' });
  return (
    <List.Item>
      <Anchor
        component="button"
        type="button"
        size="sm"
        onClick={() => {
          choose(pointer);
          void navigate({ search: (before) => ({ ...before, section: sectionOf(by) }) });
        }}
      >
        {say(count === 1 ? 'use' : 'useTimes', { kind: say(`kind.${kind}`), title, count })}
      </Anchor>
    </List.Item>
  );
});
