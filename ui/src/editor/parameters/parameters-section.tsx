import { Button, Group, NavLink, Stack, Text, TextInput, Title } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useEdition } from '../document/use-document.ts';
import { useChoose, useSelected } from '../selection/selection.ts';
import { AddParameter } from './add-parameter.tsx';
import { type ListedParameter, parametersOf } from './lanes.ts';
import { ParameterDetail } from './parameter-detail.tsx';
import classes from './timeline.module.css';
import { parameterWords } from './words.ts';

const remarks = (
  { isPlaceholder, dates, variants }: ListedParameter,
  say: ReturnType<typeof useWords<'dates' | 'variants' | 'placeholder'>>,
) =>
  [
    ...(isPlaceholder ? [say('placeholder')] : []),
    ...(dates > 1 ? [say('dates', { count: dates })] : []),
    ...(variants > 0 ? [say('variants', { count: variants })] : []),
  ].join(' · ');

/** The parameters of the program: a list, and the values of the chosen one over time. */
export function ParametersSection() {
  const say = useWords(parameterWords);
  const { value, fault } = useEdition();
  const choose = useChoose('parameters');
  const selected = useSelected();
  const [sought, setSought] = useState('');
  const [isAdding, setAdding] = useState(false);
  const all = parametersOf(value);
  // The one that is chosen in any view.
  const chosen = all.find(({ id }) => isInside(selected?.pointer, toPointer(['parameters', id]))) ?? all[0];
  const found = all.filter(({ id, title }) => `${id} ${title}`.toLowerCase().includes(sought.trim().toLowerCase()));
  const add = (
    <Button size="compact-sm" variant="default" disabled={fault !== null} onClick={() => setAdding(true)}>
      {say('add')}
    </Button>
  );
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {all.length === 0 ? say('none') : say('title')}
        </Title>
        {add}
      </Group>
      <Text size="sm">{all.length === 0 ? say('noneText') : say('text')}</Text>
      {chosen && (
        <Group align="flex-start">
          <Stack w={260} gap="xs" style={{ flexShrink: 0 }}>
            <TextInput size="xs" label={say('find')} value={sought} onChange={(event) => setSought(event.currentTarget.value)} />
            {found.length === 0 && (
              <Text size="sm" role="status">
                {say('foundNone')}
              </Text>
            )}
            <ul aria-label={say('list')} className={classes.list}>
              {found.map((parameter) => (
                <li key={parameter.id}>
                  <NavLink
                    component="button"
                    type="button"
                    label={parameter.id === chosen.id ? <strong>{parameter.title}</strong> : parameter.title}
                    description={remarks(parameter, say) || parameter.id}
                    aria-current={parameter.id === chosen.id ? 'true' : undefined}
                    onClick={() => choose(toPointer(['parameters', parameter.id]))}
                  />
                </li>
              ))}
            </ul>
          </Stack>
          <ParameterDetail key={chosen.id} id={chosen.id} spec={chosen.spec} />
        </Group>
      )}
      {isAdding && <AddParameter close={() => setAdding(false)} />}
    </Stack>
  );
}

const isInside = (pointer: string | undefined, at: string) => pointer === at || pointer?.startsWith(`${at}/`) === true;
