import { Stack, Text } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import { memberOf } from '../document/reading.ts';
import { SectionHead } from '../entries/section-head.tsx';
import { NamedItems } from '../fields/named-items.tsx';
import { TermAt } from '../fields/term-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { useTermText } from '../fields/use-term-text.ts';
import { KeptFields } from './kept-fields.tsx';
import { addMember, MEMBERS } from './members.ts';
import { RunningTable } from './running-table.tsx';
import { transitionMeaning } from './transition-meaning.ts';
import { transitionWords } from './words.ts';

/** What happens to those already in when this version takes the place of another. */
export function TransitionSection() {
  const say = useWords(transitionWords);
  const { program } = useEditing();
  const known = useKnown();
  const term = useTermText();
  const words = transitionMeaning({ program: program as Json, known, say, term });
  const isSaid = memberOf(program, 'transition') !== undefined;
  return (
    <Stack gap="md">
      <SectionHead title={say('title')} description={say('description')} />
      <div aria-live="polite">
        {!isSaid && <Text fw={500}>{say('nothing')}</Text>}
        <Text size="sm">{say('says.means', { words: words.join(' ') })}</Text>
      </div>
      <TermAt path={['transition', 'notice']} label={say('notice')} usual={say('noticeNone')} />
      <Text size="sm">{say('membersHint')}</Text>
      <NamedItems
        list={MEMBERS}
        title={say('members')}
        none={say('noMembers')}
        nameOf={(title) => say('member', { title })}
        addLabel={say('addMember')}
        add={(edits) => addMember(edits, program as Json, say('newMember'))}
      >
        {(path) => <KeptFields path={path} />}
      </NamedItems>
      <RunningTable />
    </Stack>
  );
}
