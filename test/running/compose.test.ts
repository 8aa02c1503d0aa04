import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

interface Service {
  image: string;
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  privileged?: boolean;
  tmpfs?: string[];
  ports?: string[];
  networks: string[];
  restart?: string;
  command?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  stop_grace_period?: string;
  depends_on?: Record<string, { condition: string }>;
}

const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  configs: Record<string, { content: string }>;
};
const services = Object.entries(compose.services);
const service = (name: string) => compose.services[name]!;
/** Those that go on running; the others are jobs. */
const lasting = services.filter(([, { restart }]) => restart === 'unless-stopped');
const dockerfile = read('Dockerfile');

const waitsFor = (name: string) => service(name).depends_on ?? {};

describe('docker-compose.yml', () => {
  it('keeps to the schema of the compose specification', () => {
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(
      JSON.parse(read('test/running/compose-spec/compose-spec.json')),
    );
    validate(parse(read('docker-compose.yml'), { merge: true }));
    expect(validate.errors).toBeNull();
    validate({ services: { api: { imagee: 'x' } } });
    expect(validate.errors).not.toBeNull();
  });

  it('has the parts and jobs of the deployment, and no other', () => {
    expect(Object.keys(compose.services)).toEqual([
      'postgres',
      'temporal-schema',
      'temporal',
      'temporal-namespace',
      'temporal-ui',
      'migrate',
      'api',
      'worker',
    ]);
    expect(lasting.map(([name]) => name)).toEqual(['postgres', 'temporal', 'temporal-ui', 'api', 'worker']);
  });

  it('starts them in their order: what has to be there is there and has ended well', () => {
    expect(waitsFor('temporal-schema')).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(waitsFor('temporal')).toEqual({ 'temporal-schema': { condition: 'service_completed_successfully' } });
    expect(waitsFor('temporal-namespace')).toEqual({ temporal: { condition: 'service_healthy' } });
    expect(waitsFor('temporal-ui')).toEqual({ 'temporal-namespace': { condition: 'service_completed_successfully' } });
    expect(waitsFor('migrate')).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(waitsFor('api')).toEqual({ migrate: { condition: 'service_completed_successfully' } });
    expect(waitsFor('worker')).toEqual({
      migrate: { condition: 'service_completed_successfully' },
      'temporal-namespace': { condition: 'service_completed_successfully' },
    });
  });

  it('names an exact version or a digest of every image', () => {
    const floating = services.filter(([, { image }]) => !/@sha256:[0-9a-f]{64}$|:\d+\.\d+(\.\d+)?(-\w+)*$/.test(image));
    expect(floating.map(([name]) => name)).toEqual([]);
    expect(dockerfile).toMatch(/^ARG NODE_IMAGE=node:\d+\.\d+\.\d+-bookworm-slim(@sha256:[0-9a-f]{64})?$/m);
    expect(dockerfile.match(/^FROM .*$/gm)?.filter((line) => !/^FROM \$\{NODE_IMAGE\}( AS \w+)?$/.test(line))).toEqual([]);
  });

  it.each(services)('%s runs without root, on a read-only file system, with no capability', (_name, given) => {
    expect(given.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(given.read_only).toBe(true);
    expect(given.cap_drop).toEqual(['ALL']);
    expect(given.security_opt).toEqual(['no-new-privileges:true']);
    expect(given.privileged).toBeUndefined();
    expect(given.tmpfs?.some((mount) => mount.startsWith('/tmp:'))).toBe(true);
  });

  it.each(lasting)('%s says whether it is well', (_name, { healthcheck }) => {
    expect(healthcheck?.test[0]).toMatch(/^CMD/);
  });

  it('publishes ports on this machine only: the UI of Temporal has no login', () => {
    const ports = services.flatMap(([name, given]) => (given.ports ?? []).map((port) => `${name} ${port}`));
    expect(ports).toEqual(['temporal-ui 127.0.0.1:8080:8080', 'api 127.0.0.1:7400:7400']);
    expect([compose.networks.database?.internal, compose.networks.workflows?.internal]).toEqual([true, true]);
  });

  it('logs in as owner for migrations only, everywhere else as the application', () => {
    const logins = services.flatMap(([name, { environment = {} }]) =>
      Object.entries(environment).flatMap(([variable, value]) => {
        const [, login] = /^postgres:\/\/(\w+):/.exec(value) ?? [];
        return login ? [`${name} ${variable} ${login}`] : [];
      }),
    );
    expect(logins).toEqual([
      'migrate DATABASE_MIGRATION_URL tierwright_owner',
      'api DATABASE_URL tierwright',
      'worker DATABASE_URL tierwright',
    ]);
    const { content } = compose.configs['postgres-logins']!;
    expect(content.match(/create database \w+ owner \w+/g)).toEqual([
      'create database tierwright owner tierwright_owner',
      'create database temporal owner temporal',
      'create database temporal_visibility owner temporal',
    ]);
    expect(content).not.toMatch(/superuser|bypassrls/i);
  });

  it('holds no password', () => {
    const secrets = services.flatMap(([, { environment = {} }]) =>
      Object.entries(environment).filter(([name]) => /PASSWORD$|PWD$/.test(name)),
    );
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter(([, value]) => !/^\$\{[A-Z_]+:\?/.test(value))).toEqual([]);
  });

  it('gives a worker longer to stop than the worker gives its activities', () => {
    const seconds = (text = '') => Number(/^(\d+)s$/.exec(text)?.[1]);
    const own = Number(service('worker').environment?.TIERWRIGHT_GRACE_SECONDS);
    expect(own).toBeGreaterThan(0);
    // Its last steps have ten seconds after the grace.
    expect(seconds(service('worker').stop_grace_period)).toBeGreaterThan(own + 10);
    expect(seconds(service('api').stop_grace_period)).toBeGreaterThan(20 + 10);
  });
});

describe('Dockerfile', () => {
  it('runs without root, with code that the process cannot change', () => {
    expect(dockerfile).toMatch(/^USER 1000:1000$/m);
    expect(dockerfile).not.toMatch(/--chown|chmod/);
  });

  it('runs no script of a package and leaves development packages out', () => {
    expect(dockerfile).toContain('npm ci --ignore-scripts');
    expect(dockerfile).toContain('npm prune --omit=dev --ignore-scripts');
  });

  it('sends no secret and nothing that is built to the daemon', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const path of ['.git', '.env*', '.tierwright', '.tools', '**/node_modules', '**/dist']) expect(ignored).toContain(path);
  });
});
