import { Alert, Button, List, ScrollArea, Stack, Text } from '@mantine/core';
import { type Json, PDL_VERSION } from '@tierwright/program';
import { useMemo } from 'react';
import { useWords } from '../../words/use-words.ts';
import { titleOf } from '../document/reading.ts';
import { useDocument, useEdition, useFault } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { type MigratedText, migrateText } from './migrate-text.ts';
import { OTHER_VERSION } from './version-fault.ts';
import { languageWords } from './words.ts';

/** The text as it was written: what the editor shows of it is in the newest version already. It has been read before. */
const written = (text: string): Json => JSON.parse(text) as Json;

/** Says that a draft is in another version of the language; an older one is brought to the newest when that is asked for. */
export function VersionNotice() {
  return useFault()?.code === OTHER_VERSION ? <OtherVersion /> : null;
}

function OtherVersion() {
  const say = useWords(languageWords);
  const document = useDocument();
  const { text } = useEdition();
  const value = useMemo(() => written(text), [text]);
  const migrated = useMemo(() => migrateText(text, value), [text, value]);
  if (!migrated) {
    return (
      <Alert color="red" role="alert" title={say('newer', { code: OTHER_VERSION })}>
        {say('newerText', { version: String(valueAt(value, ['pdl']) ?? ''), to: PDL_VERSION })}
      </Alert>
    );
  }
  const { from, to } = migrated;
  return (
    <Alert color="yellow" role="alert" title={say('older', { from })}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{say('olderText', { to })}</Text>
        <Summary migrated={migrated} value={value} />
        <Button size="compact-sm" onClick={() => document.replace(say('bring', { to }), migrated.text)}>
          {say('bring', { to })}
        </Button>
      </Stack>
    </Alert>
  );
}

/** A sentence for each step of the language, and for each part that it changes. */
function Summary({ migrated: { from, to, steps, parts }, value }: { readonly migrated: MigratedText; readonly value: Json }) {
  const say = useWords(languageWords);
  return (
    <ScrollArea.Autosize mah={240} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': say('changes'), role: 'group' }}>
      <List size="sm" aria-label={say('changes')}>
        <List.Item>{say('versionChanges', { from, to })}</List.Item>
        {steps.map((step) => (
          <List.Item key={step}>{say('step', { step, what: say(step === 'pdl/1' ? step : 'unknownStep') })}</List.Item>
        ))}
        {parts.map((path) => {
          const part = titleOf(valueAt(value, path)) || path.join('/');
          return <List.Item key={path.join('/')}>{say(path[0] === 'parameters' ? 'parameterChanges' : 'partChanges', { part })}</List.Item>;
        })}
      </List>
    </ScrollArea.Autosize>
  );
}
