// The order of folders in DESIGN.md: each imports only from the folders before it in this list.
const layers = [
  'util',
  'model',
  'contract',
  'drift',
  'network',
  'sandbox',
  'scenario',
  'attestation',
  'seal',
  'ledger',
  'gate',
  'gateway',
  'report',
  'cli',
];

const upward = layers.map((layer, index) => ({
  name: `${layer}-imports-only-what-stands-above-it`,
  severity: 'error',
  from: { path: `^src/${layer}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^src/(${layers.slice(index + 1).join('|') || 'nothing'})/` },
}));

const onlyIn = (name, module, folder) => ({
  name,
  severity: 'error',
  from: {
    path: '^(src|suites|contracts|scripts)/',
    pathNot: [`^src/${folder}/`, '\\.test\\.ts$', '/testing/'],
  },
  to: { path: module },
});

module.exports = {
  forbidden: [
    ...upward,
    onlyIn('only-network-imports-undici', 'node_modules/undici/', 'network'),
    onlyIn('only-scenario-imports-playwright', 'node_modules/(@playwright|playwright)/', 'scenario'),
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['\\.test\\.ts$', '\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'suites-use-the-scenario-room-only',
      severity: 'error',
      from: { path: '^suites/' },
      to: { path: '^src/', pathNot: '^src/scenario/' },
    },
    {
      name: 'contracts-use-the-sandbox-room-only',
      severity: 'error',
      from: { path: '^contracts/', pathNot: ['\\.test\\.ts$', '/testing/'] },
      to: { path: '^src/', pathNot: '^src/sandbox/' },
    },
    {
      name: 'scripts-hold-no-logic',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^scripts/' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
