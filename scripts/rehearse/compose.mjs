import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../run-command.mjs';

/** What the containers do, for plain processes to do the same. */
export const readCompose = () => {
  const { services, configs } = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true });
  // Compose's own escape of a dollar.
  const plain = (text) => text.replaceAll('$$', '$');
  const [, sql] = /<<'SQL'\n([\s\S]*)\nSQL/.exec(plain(configs['postgres-logins'].content)) ?? [];
  return {
    /** Logins and databases; `:'name'` stands for a password. */
    logins: sql,
    schemaScript: plain(services['temporal-schema'].command[0]),
    namespaceScript: plain(services['temporal-namespace'].command[0]),
    temporalEnvironment: services.temporal.environment,
    dynamicConfig: configs['temporal-dynamic-config'].content,
  };
};
