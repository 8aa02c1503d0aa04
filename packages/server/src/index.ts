// The public names of the server: what the scripts that start it ask before they do.

export type { Configuration } from './configuration/configuration.ts';
export { readConfiguration } from './configuration/read-configuration.ts';
export { SERVER_CODES } from './failures/server-codes.ts';
export { openDoor } from './http/door.ts';
