import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '../../app/failure.tsx';
import { readerZone } from '../../words/formats.ts';
import { useWords } from '../../words/use-words.ts';
import { programWords } from '../words.ts';
import { blankProgram, isCurrency, isTimeZone, programIdOf } from './new-program.ts';
import { useBeginDraft } from './use-begin-draft.ts';

/** The zone of who looks, where it has a name that a program may hold. */
const ownZone = (): string => {
  const timeZone = readerZone();
  return isTimeZone(timeZone) ? timeZone : 'Europe/Berlin';
};

/** A program of which only title, currency and zone are known. */
export function BlankForm() {
  const say = useWords(programWords);
  const begin = useBeginDraft();
  const [title, setTitle] = useState('');
  const [currency, setCurrency] = useState('EUR');
  const [timeZone, setTimeZone] = useState(ownZone);
  const [isAsked, setIsAsked] = useState(false);
  const id = programIdOf(title);
  const isRight = id !== '' && isCurrency(currency) && isTimeZone(timeZone);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsAsked(true);
        if (isRight) begin.mutate({ title, source: blankProgram({ title: title.trim(), currency, timeZone }) });
      }}
    >
      <Stack>
        <TextInput
          label={say('name')}
          description={say('nameHint', { id: id || say('none') })}
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={isAsked && id === '' && say('nameWrong')}
          data-autofocus
        />
        <TextInput
          label={say('currency')}
          description={say('currencyHint')}
          required
          maxLength={3}
          value={currency}
          onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
          error={!isCurrency(currency) && (isAsked || currency.length === 3) && say('currencyWrong')}
        />
        <TextInput
          label={say('zone')}
          description={say('zoneHint')}
          required
          maxLength={64}
          value={timeZone}
          onChange={(event) => setTimeZone(event.currentTarget.value)}
          error={isAsked && !isTimeZone(timeZone) && say('zoneWrong')}
        />
        {begin.error && <Failure error={begin.error} />}
        <Button type="submit" loading={begin.isPending}>
          {say('begin')}
        </Button>
      </Stack>
    </form>
  );
}
