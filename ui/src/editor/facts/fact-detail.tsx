import { Fieldset, Stack, Text } from '@mantine/core';
import { type Json, VALUE_TYPES } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { EntryHead } from '../entries/entry-head.tsx';
import type { EntryMap } from '../entries/entry-place.ts';
import { UsedBy } from '../entries/used-by.tsx';
import { DerivedForm } from './derived-form.tsx';
import { MoreForm } from './more-form.tsx';
import { SourceForm } from './source-form.tsx';
import { ValueForm } from './value-form.tsx';
import { factWords } from './words.ts';

const MAPS: Readonly<Record<'facts' | 'derived', EntryMap>> = {
  facts: { path: ['facts'], namespace: 'value' },
  derived: { path: ['derived'], namespace: 'value' },
};

interface FactDetailProps {
  readonly section: 'facts' | 'derived';
  readonly id: string;
  readonly title: string;
  readonly taken: ReadonlySet<string>;
}

/** One fact or derived value: what it means, how it is made, where it is used. */
export function FactDetail({ section, id, title, taken }: FactDetailProps) {
  const say = useWords(factWords);
  const { value } = useEdition();
  const { sentences } = useKnown();
  const words = sentences.value(id);
  const declared = valueAt(value as Json, [section, id, 'type']);
  const type = VALUE_TYPES.find((each) => each === declared) ?? 'number';
  return (
    <Stack>
      <EntryHead map={MAPS[section]} id={id} title={title} taken={taken} />
      {words && (
        <Text size="sm" aria-live="polite">
          {say('means', { words })}
        </Text>
      )}
      {section === 'derived' ? (
        <DerivedForm id={id} />
      ) : (
        <>
          <Fieldset legend={say('source')}>
            <SourceForm id={id} />
          </Fieldset>
          <Fieldset legend={say('value')}>
            <ValueForm id={id} type={type} />
          </Fieldset>
          <Fieldset legend={say('more')}>
            <MoreForm id={id} />
          </Fieldset>
        </>
      )}
      <UsedBy map={MAPS[section]} id={id} />
    </Stack>
  );
}
