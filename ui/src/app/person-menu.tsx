import { Button, Menu } from '@mantine/core';
import type { Person } from '../service/queries.ts';
import { useWords } from '../words/use-words.ts';
import { type RoleName, roleWords } from './role-words.ts';
import { appWords } from './words.ts';

interface Signed {
  readonly who: Person;
  readonly signOut: () => void;
}

/** Who is signed in, as what, and the way out. */
export function PersonMenu({ who, signOut }: Signed) {
  const say = useWords(appWords);
  const sayRole = useWords(roleWords);
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" size="xs" aria-label={say('signedInAs', { name: who.name })}>
          {who.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{say('yourRoles')}</Menu.Label>
        {who.roles.map((role) => (
          <Menu.Item key={role} disabled c="var(--mantine-color-text)" opacity={1}>
            {sayRole(role as RoleName)}
          </Menu.Item>
        ))}
        {who.groups.length > 0 && <Menu.Label>{say('yourGroups', { groups: who.groups.join(', ') })}</Menu.Label>}
        <Menu.Divider />
        <Menu.Item onClick={signOut} data-autofocus>
          {say('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
