import { Alert, Button, Checkbox, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useRef } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { membersOf, textOf, textsOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { ChoicesAt } from '../fields/choices-at.tsx';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing, useField } from '../fields/use-field.ts';
import { roleChoices } from '../fields/vocabulary.ts';
import { fieldWords } from '../fields/words.ts';
import { InsertVariable } from './insert-variable.tsx';
import { CHANNELS, declare, eventsByKind, flaggedIn, knownVariables, NOTICES } from './notice-text.ts';
import { NoticePreview } from './preview.tsx';
import { noticeWords } from './words.ts';

const RESOLVED = ['partner', 'distributor', 'accountManager', 'holder'] as const;
const KINDS = {
  deal: 'kindDeal',
  approval: 'kindApproval',
  onboarding: 'kindOnboarding',
  member: 'kindMember',
  fund: 'kindFund',
  lead: 'kindLead',
  program: 'kindProgram',
} as const;
const isKind = (kind: string): kind is keyof typeof KINDS => kind in KINDS;

/** One notice: event, audience, channels, texts with variables, and how it reads. */
export function NoticeForm({ index }: { readonly index: number }) {
  const say = useWords(noticeWords);
  const sayField = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const path: Path = [...NOTICES, index];
  const notice = valueAt({ ...program }, path) ?? null;
  const members = membersOf(notice);
  const on = useField([...path, 'on'], sayField('set', { what: say('event') }));
  const event = textOf(on.value);
  const known = knownVariables(program, event);
  const carets = useRef<{ subject: number | null; text: number | null }>({ subject: null, text: null });
  const events = [...eventsByKind()].map(([kind, items]) => ({ group: isKind(kind) ? say(KINDS[kind]) : kind, items: [...items] }));
  const roles = [...RESOLVED.map((value) => ({ value, label: say(value) })), ...roleChoices(program)];
  const remember = (member: 'subject' | 'text') => ({
    onSelectCapture: ({ target }: { readonly target: EventTarget }) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) carets.current[member] = target.selectionStart;
    },
  });
  return (
    <Stack style={{ flexGrow: 1, minWidth: 0 }} gap="xs">
      <Title order={3}>{titleOf(notice)}</Title>
      <Text size="sm">{say('noticeId', { id: textOf(members.id) })}</Text>
      <TextAt path={[...path, 'title']} label={sayField('title')} />
      <Group grow align="flex-start">
        <Select
          label={say('event')}
          data={events}
          value={event}
          searchable
          allowDeselect={false}
          readOnly={on.isReadOnly}
          error={on.error}
          onChange={(next) => next !== null && on.put(next)}
        />
        <ChoicesAt path={[...path, 'to']} label={say('audience')} choices={roles} />
      </Group>
      <ChannelsAt path={[...path, 'channels']} />
      <ChoicesAt path={[...path, 'vars']} label={say('variables')} choices={known.map((value) => ({ value, label: value }))} />
      <div {...remember('subject')}>
        <TextAt path={[...path, 'subject']} label={say('subject')} />
      </div>
      <div {...remember('text')}>
        <TextAt path={[...path, 'text']} label={say('text')} rows={4} />
      </div>
      <InsertVariable index={index} known={known} caretOf={(member) => carets.current[member]} />
      <div aria-live="polite">
        {flaggedIn(notice, known).map(({ text, variable, isKnown }) => (
          <Alert key={text} color={isKnown ? 'yellow' : 'red'} p="xs" mb={4}>
            <Group gap="xs">
              <Text size="sm">{say(isKnown ? 'undeclared' : 'unknownVariable', { text })}</Text>
              {isKnown && (
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={isReadOnly}
                  onClick={() => edit(say('declare', { variable }), (edits) => declare(edits, program, index, variable))}
                >
                  {say('declare', { variable })}
                </Button>
              )}
            </Group>
          </Alert>
        ))}
      </div>
      <NoticePreview notice={notice} known={known} />
      <Group grow align="flex-start">
        <ChoiceAt
          path={[...path, 'send']}
          label={say('send')}
          usual={say('now')}
          choices={[
            { value: 'now', label: say('now') },
            { value: 'digest', label: say('digest') },
          ]}
        />
        <ChoiceAt path={[...path, 'hold']} label={say('hold')} usual={say('notHeld')} choices={roleChoices(program)} />
      </Group>
      <ProblemsOf path={path} />
    </Stack>
  );
}

function ChannelsAt({ path }: { readonly path: Path }) {
  const say = useWords(noticeWords);
  const sayField = useWords(fieldWords);
  const { value, isReadOnly, error, put } = useField(path, sayField('set', { what: say('channels') }));
  return (
    <Checkbox.Group label={say('channels')} value={textsOf(value)} error={error} onChange={(next) => !isReadOnly && put(next)}>
      <Group mt={4}>
        {CHANNELS.map((channel) => (
          <Checkbox key={channel} value={channel} label={say(channel)} disabled={isReadOnly} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
