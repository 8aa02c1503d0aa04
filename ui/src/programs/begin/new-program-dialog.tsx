import { Modal, Tabs } from '@mantine/core';
import { ReturnFocus } from '../../app/return-focus.tsx';
import { useWords } from '../../words/use-words.ts';
import { programWords } from '../words.ts';
import { BlankForm } from './blank-form.tsx';
import { CopyForm } from './copy-form.tsx';
import { FileForm } from './file-form.tsx';
import { SampleList } from './sample-list.tsx';
import { WAYS, type Way } from './ways.ts';

const FORMS = { blank: BlankForm, copy: CopyForm, file: FileForm, sample: SampleList } as const;

interface Asked {
  readonly way: Way;
  readonly choose: (way: Way) => void;
  readonly close: () => void;
}

/** The four ways to begin a program. */
export function NewProgramDialog({ way, choose, close }: Asked) {
  const say = useWords(programWords);
  return (
    <Modal opened onClose={close} title={say('newProgram')} closeButtonProps={{ 'aria-label': say('close') }} size="lg">
      <ReturnFocus />
      <Tabs value={way} onChange={(to) => choose(WAYS.find((each) => each === to) ?? 'blank')} keepMounted={false}>
        <Tabs.List aria-label={say('howToBegin')} mb="md">
          {WAYS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {say(each)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {WAYS.map((each) => {
          const Form = FORMS[each];
          return (
            <Tabs.Panel key={each} value={each}>
              <Form />
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </Modal>
  );
}
