import type { LifecycleProgram } from '../machine/lifecycle-program.ts';

const BUILT_IN: Readonly<Record<string, string>> = {
  partner: 'Partner',
  distributor: 'Distributor',
  accountManager: 'Account manager',
  channelManager: 'Channel manager',
};

/** What people call a role. */
export const roleTitle = ({ program }: LifecycleProgram, role: string): string => program.roles?.[role] ?? BUILT_IN[role] ?? role;
