// Which package may import which: downward only. Each message names the allowed alternative. What `ui` imports is checked by
// Biome (biome.json), for the parser here reads no JSX.

/** Package → the packages of ours that it may import. A new package needs a row. */
const layers = {
  program: [],
  'sample-data': ['program'],
  facts: ['program'],
  engine: ['program', 'facts'],
  lifecycle: ['program', 'facts', 'engine'],
  simulation: ['program', 'facts', 'engine', 'lifecycle'],
  bases: ['program', 'facts', 'engine', 'simulation'],
  store: ['program', 'facts'],
  commands: ['program', 'facts', 'engine', 'lifecycle', 'simulation', 'store'],
  api: ['program', 'facts', 'engine', 'lifecycle', 'simulation', 'bases', 'store', 'commands'],
  workflows: [],
  worker: ['program', 'facts', 'engine', 'lifecycle', 'simulation', 'store', 'commands', 'workflows'],
  client: ['program', 'facts', 'engine', 'lifecycle'],
  ui: ['program', 'sample-data', 'facts', 'engine', 'lifecycle', 'simulation', 'client'],
  server: [
    'program',
    'facts',
    'engine',
    'lifecycle',
    'simulation',
    'bases',
    'sample-data',
    'store',
    'commands',
    'api',
    'worker',
    'client',
    'ui',
  ],
  cli: ['program', 'facts', 'engine', 'lifecycle', 'simulation', 'bases', 'sample-data', 'client', 'store', 'commands'],
};

/** With a folder of their own at the top: what runs in Temporal's sandbox, and what people see. */
const atTheTop = ['workflows', 'ui'];
const folderOf = (name) => (atTheTop.includes(name) ? name : `packages/${name}`);

/** Packages that run anywhere: in Node, in a browser, in a worker. */
const pure = ['program', 'sample-data', 'facts', 'engine', 'lifecycle', 'simulation', 'client'];

const tests = '\\.(test|fixture)\\.tsx?$';
const rulesEngineModule = '^packages/engine/src/reference/rules-engine\\.ts$';
const anyOf = (names) => `(${names.join('|')})`;

const layerRule = ([name, allowed]) => ({
  name: `layer-${name}`,
  severity: 'error',
  comment:
    allowed.length > 0
      ? `${folderOf(name)} may import ${allowed.map((other) => `@tierwright/${other}`).join(', ')} and no other package of ours. Take what is missing as an argument, or move the code to the package that may have both. A test of several packages belongs in test/.`
      : `${folderOf(name)} is the bottom layer and imports no package of ours. Move the shared part down into ${folderOf(name)}, or the importing code up. A test of several packages belongs in test/.`,
  from: { path: `^${folderOf(name)}/` },
  to: { path: '^(packages|workflows|ui)/', pathNot: `^${anyOf([name, ...allowed].map(folderOf))}/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(layers).map(layerRule),
    {
      name: 'package-without-layer',
      severity: 'error',
      comment: 'This package has no row in the table of .dependency-cruiser.cjs. Add one: what it may import.',
      from: {},
      to: { path: '^packages/', pathNot: `^packages/${anyOf(Object.keys(layers))}/` },
    },
    {
      name: 'package-imports-outside',
      severity: 'error',
      comment: 'Packages import only packages. Move what is shared from this folder into a package, or take it as an argument.',
      from: { path: '^packages/' },
      to: { path: '^(test|bench|scripts|rules)/' },
    },
    {
      name: 'cross-package-by-name',
      severity: 'error',
      comment:
        "Import another package by its name ('@tierwright/program'), and export there what is missing; not its files by a relative path.",
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'pure-without-node',
      severity: 'error',
      comment: `${pure.join(', ')} run in browsers too and import no Node builtin. Take bytes, clocks and files as arguments, and read them in packages/cli. Tests (*.test.ts, *.fixture.ts) may use Node.`,
      from: { path: `^packages/${anyOf(pure)}/src/`, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'declared-dependencies',
      severity: 'error',
      comment:
        "A package's source uses only what its own package.json has under dependencies. Add it there with an exact version, or use it in tests only.",
      from: { path: '^(packages/[^/]+|workflows|ui)/(src|bin)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'one-rules-engine-module',
      severity: 'error',
      comment:
        'json-rules-engine is built in packages/engine/src/reference/rules-engine.ts only, where it gets its safe pathResolver. Import what you need from that file.',
      from: { pathNot: rulesEngineModule },
      to: { path: '(^|/)node_modules/json-rules-engine/', dependencyTypesNot: ['local'] },
    },
    {
      name: 'source-without-tests',
      severity: 'error',
      comment: 'Source does not import tests. Move the shared part into a file without .test in its name.',
      from: { path: '^(packages|workflows|ui|scripts|bench)/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'These files import each other in a circle (types count). Move what both need into a third file below them.',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    parser: 'swc',
    exclude: { path: '^packages/[^/]+/dist/' },
    doNotFollow: { path: '(^|/)node_modules/' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main'],
    },
  },
};
