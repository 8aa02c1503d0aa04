import { Button, Group, NavLink, Stack, Text, Title } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { membersOf, titleOf } from '../document/reading.ts';
import { useEditing } from '../fields/use-field.ts';
import { useChoose, useSelected } from '../selection/selection.ts';
import { ChainForm } from './chain-form.tsx';
import { addChain, chainPath } from './chains.ts';
import { approvalWords } from './words.ts';

/** Chains of approvals: a list, and the chosen one with its steps. */
export function ApprovalsSection() {
  const say = useWords(approvalWords);
  const { program, isReadOnly, edit } = useEditing();
  const choose = useChoose('approvals');
  const selected = useSelected();
  const chains = Object.entries(membersOf(program.approvals));
  const [wanted, setWanted] = useState<string | null>(null);
  const pointed = chains.find(
    ([id]) => selected && selected.by !== 'approvals' && `${selected.pointer}/`.startsWith(`${toPointer(chainPath(id))}/`),
  );
  const shown = pointed?.[0] ?? chains.find(([id]) => id === wanted)?.[0] ?? chains[0]?.[0];
  const show = (id: string) => {
    setWanted(id);
    choose(toPointer(chainPath(id)));
  };
  const add = () => {
    let made = '';
    edit(say('addChain'), (edits) => {
      made = addChain(edits, program, { chain: say('newChain'), step: say('newStep') });
    });
    if (made !== '') show(made);
  };
  return (
    <Stack>
      <Title order={2}>{say('title')}</Title>
      <Text>{say('intro')}</Text>
      {chains.length === 0 && (
        <>
          <Text fw={500}>{say('none')}</Text>
          <Text>{say('noneText')}</Text>
        </>
      )}
      <Group align="flex-start" wrap="nowrap">
        <Stack w={240} style={{ flexShrink: 0 }} gap="xs">
          {chains.length > 0 && (
            <nav aria-label={say('chains')}>
              {chains.map(([id, chain]) => (
                <NavLink
                  key={id}
                  component="button"
                  type="button"
                  label={titleOf(chain) || id}
                  active={id === shown}
                  aria-current={id === shown ? 'true' : undefined}
                  onClick={() => show(id)}
                />
              ))}
            </nav>
          )}
          <Button variant="default" disabled={isReadOnly} onClick={add}>
            {say('addChain')}
          </Button>
        </Stack>
        {shown !== undefined && <ChainForm key={shown} chain={shown} />}
      </Group>
    </Stack>
  );
}
