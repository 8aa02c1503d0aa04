import { Button, Group, NavLink, Stack, Text, Title } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { itemsOf, membersOf, textOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { NumberAt } from '../fields/number-at.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { useChoose, useSelected } from '../selection/selection.ts';
import { NoticeForm } from './notice-form.tsx';
import { addNotice, NOTICES } from './notice-text.ts';
import { noticeWords } from './words.ts';

/** What partners and people are told: a list, and the chosen notice. */
export function NoticesSection() {
  const say = useWords(noticeWords);
  const { program, isReadOnly, edit } = useEditing();
  const choose = useChoose('notices');
  const selected = useSelected();
  const list = itemsOf(valueAt({ ...program }, NOTICES));
  const [wanted, setWanted] = useState(0);
  const pointed = list.findIndex((_, index) => `${selected?.pointer ?? ''}/`.startsWith(`${toPointer([...NOTICES, index])}/`));
  const shown = Math.min(pointed >= 0 ? pointed : wanted, list.length - 1);
  const show = (index: number) => {
    setWanted(index);
    choose(toPointer([...NOTICES, index]));
  };
  const add = () => {
    const words = { title: say('newNotice'), text: say('newText') };
    if (edit(say('add'), (edits) => addNotice(edits, program, words))) show(list.length);
  };
  return (
    <Stack>
      <Title order={2}>{say('title')}</Title>
      <Text>{say('intro')}</Text>
      {list.length === 0 && (
        <>
          <Text fw={500}>{say('none')}</Text>
          <Text>{say('noneText')}</Text>
        </>
      )}
      <Group align="flex-start" wrap="nowrap">
        <Stack w={240} style={{ flexShrink: 0 }} gap="xs">
          {list.length > 0 && (
            <nav aria-label={say('list')}>
              {list.map((notice, index) => (
                <NavLink
                  key={textOf(membersOf(notice).id) || index}
                  component="button"
                  type="button"
                  label={titleOf(notice)}
                  active={index === shown}
                  aria-current={index === shown ? 'true' : undefined}
                  onClick={() => show(index)}
                />
              ))}
            </nav>
          )}
          <Button variant="default" disabled={isReadOnly} onClick={add}>
            {say('add')}
          </Button>
          {list.length > 0 && (
            <>
              <Group gap={4}>
                <ItemButtons list={NOTICES} index={shown} what={titleOf(list[shown])} onMove={(to) => move(shown, to)} />
              </Group>
              <TextAt path={['notices', 'digest']} label={say('digestAt')} isOptional />
              <NumberAt path={['notices', 'cap']} label={say('cap')} usual="5" min={1} />
            </>
          )}
        </Stack>
        {shown >= 0 && <NoticeForm key={textOf(membersOf(list[shown]).id) || shown} index={shown} />}
      </Group>
    </Stack>
  );

  function move(from: number, to: number) {
    edit(say('title'), (edits) => edits.move(NOTICES, from, to));
    show(to);
  }
}
