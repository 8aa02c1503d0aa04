/** Why a process does not start, or ends: what it is, and what to do. `SRV1xx` how it was called, `SRV2xx` the machine, `SRV3xx` sample data. */
export const SERVER_CODES = {
  SRV101: {
    title: 'A variable of the environment has a value that cannot be used',
    advice: 'Correct the variable that the message names.',
  },
  SRV102: { title: 'A variable of the environment is missing', advice: 'Set the variable that the message names.' },
  SRV104: { title: 'The command is not understood', advice: 'See `tierwright-server --help`.' },
  SRV200: { title: 'The process is still starting', advice: 'Try again in a few seconds.' },
  SRV201: { title: 'The port is in use', advice: 'End the program that uses it, or choose another with TIERWRIGHT_PORT.' },
  SRV202: {
    title: 'The address cannot be listened on',
    advice: 'Choose an address of this machine with TIERWRIGHT_HOST, and a port from 1024 on.',
  },
  SRV203: { title: 'The data folder cannot be used', advice: 'Choose a folder that this user may write to with TIERWRIGHT_DATA.' },
  SRV204: { title: 'The disk is full', advice: 'Make room, or choose a folder on another disk with TIERWRIGHT_DATA.' },
  SRV303: { title: 'Loading sample data was interrupted', advice: 'Start again: it begins anew.' },
  SRV302: { title: 'Sample data is for a machine of one’s own only', advice: 'Use it with the embedded store, and listen on 127.0.0.1.' },
} as const satisfies Record<string, { title: string; advice: string }>;

export type ServerCode = keyof typeof SERVER_CODES;
