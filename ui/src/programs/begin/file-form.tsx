import { Button, FileInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '../../app/failure.tsx';
import { number } from '../../words/formats.ts';
import { useWords } from '../../words/use-words.ts';
import { programWords } from '../words.ts';
import { useBeginDraft } from './use-begin-draft.ts';

/** A document has at most as many bytes. */
const MOST_BYTES = 1_048_576;

/** A file as a draft, whatever is wrong with it: the editor says what. */
export function FileForm() {
  const say = useWords(programWords);
  const begin = useBeginDraft();
  const [file, setFile] = useState<File | null>(null);
  const isTooLarge = file !== null && file.size > MOST_BYTES;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (file && !isTooLarge)
          begin.mutate(async () => ({ title: file.name.replace(/(\.program)?\.json$/, ''), source: await file.text() }));
      }}
    >
      <Stack>
        <FileInput
          label={say('chooseFile')}
          description={say('fileHint')}
          placeholder={say('choose')}
          accept=".json,application/json"
          value={file}
          onChange={setFile}
          error={isTooLarge && say('fileTooLarge', { size: number(file.size), most: number(MOST_BYTES) })}
        />
        {begin.error && <Failure error={begin.error} />}
        <Button type="submit" loading={begin.isPending} disabled={file === null || isTooLarge}>
          {say('begin')}
        </Button>
      </Stack>
    </form>
  );
}
