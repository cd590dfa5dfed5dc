// Which folder may import which: shared <- db <- electron, and shared <- renderer. Run by `npm run deps`.

const npm = 'node_modules/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Modules that import each other cannot be read one after the other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      comment: 'An import must lead to a file or a package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'shared-stands-alone',
      comment: 'shared/ is plain computation: of packages it knows zod only, and nothing of Node.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', `${npm}zod/`] },
    },
    {
      name: 'db-knows-shared-only',
      comment: 'db/ is the store: shared/, better-sqlite3, uuid and Node itself.',
      severity: 'error',
      from: { path: '^db/' },
      to: {
        pathNot: ['^db/', '^shared/', `${npm}(@types/)?better-sqlite3/`, `${npm}uuid/`],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'renderer-knows-shared-only',
      comment: 'Pages reach the store and the system through window.api alone.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^(db|electron)/', `${npm}(@types/)?better-sqlite3/`, `${npm}electron/`] },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-never-imports-pages',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'features-stand-apart',
      comment: 'Features are put together in the app; what two of them need stands in renderer/components.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'command-line-runs-without-electron',
      comment: 'The command line runs under plain Node: nothing it reaches may import electron.',
      severity: 'error',
      from: { path: '^electron/(cli|tasks/task-worker)\\.ts$' },
      to: { path: `${npm}electron/`, reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
