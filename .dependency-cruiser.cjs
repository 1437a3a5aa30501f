/** The import table of the house (docs/map.md). Each rule is shown to bite in test/architecture. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const PURE_PACKAGES = 'node_modules/(valibot|dayjs)/'

module.exports = {
  forbidden: [
    forbid('kernel-alone', 'The kernel stands on valibot and dayjs only.', { path: '^shared/kernel/' }, { pathNot: ['^shared/kernel/', PURE_PACKAGES] }),
    forbid('one-valibot', 'Shapes are declared through kernel/schema.', { pathNot: '^shared/kernel/schema\\.ts$' }, { path: 'node_modules/valibot/' }),
    forbid('one-dayjs', 'Time is read through kernel/time.', { pathNot: '^shared/kernel/time\\.ts$' }, { path: 'node_modules/dayjs/' }),
    forbid('charter-on-kernel', 'The law knows the kernel and nothing else.', { path: '^shared/charter/' }, { pathNot: ['^shared/(kernel|charter)/'] }),
    forbid(
      'domains-share-models',
      'A domain sees of another only its model.',
      { path: '^shared/(?!kernel/|charter/)([^/]+)/' },
      { path: '^shared/', pathNot: ['^shared/(kernel|charter)/', '^shared/$1/', '^shared/[^/]+/model\\.ts$'] },
    ),
    forbid('shared-is-pure', 'What is true depends on nothing that runs.', { path: '^shared/' }, { pathNot: ['^shared/', PURE_PACKAGES] }),
    forbid(
      'kit-knows-models',
      'The kit serves every domain and knows only their documents.',
      { path: '^cloudfunctions/kit/' },
      { path: '^(shared|cloudfunctions|client|local)/', pathNot: ['^cloudfunctions/kit/', '^shared/(kernel|charter)/', '^shared/[^/]+/model\\.ts$'] },
    ),
    forbid(
      'domains-share-reads',
      'A domain uses of another what its read.ts offers.',
      { path: '^cloudfunctions/(?!kit/)([^/]+)/' },
      { path: '^cloudfunctions/', pathNot: ['^cloudfunctions/kit/', '^cloudfunctions/$1/', '^cloudfunctions/[^/]+/read\\.ts$'] },
    ),
    forbid('cloud-meets-no-client', 'Client and cloud never meet.', { path: '^cloudfunctions/' }, { path: '^(client|local|test|scripts)/' }),
    forbid('client-meets-no-cloud', 'Client and cloud never meet.', { path: '^client/' }, { path: '^(cloudfunctions|local|test|scripts)/' }),
    forbid(
      'one-platform',
      'Only client/src/platform talks to the platform; components are Taro’s own.',
      { path: '^client/src/', pathNot: ['^client/src/(platform|ui)/', '^client/src/app'] },
      { path: 'node_modules/@tarojs/(?!components)|node_modules/@cloudbase/' },
    ),
    forbid(
      'platform-on-kernel',
      'The platform knows the kernel and no domain.',
      { path: '^client/src/platform/' },
      { path: '^(shared|client)/', pathNot: ['^shared/kernel/', '^client/src/platform/'] },
    ),
    forbid('ui-knows-nothing', 'ui/ knows nothing of the group.', { path: '^client/src/ui/' }, { path: '^(shared|client/src/(parts|pages|packages))/' }),
    forbid('parts-below-pages', 'Parts are used by pages, not the other way round.', { path: '^client/src/parts/' }, { path: '^client/src/(pages|packages)/' }),
    forbid(
      'no-page-imports-a-page',
      'A page never imports another.',
      { path: '^client/src/((?:pages|packages/[^/]+)/[^/]+)/' },
      { path: '^client/src/(pages|packages)/', pathNot: '^client/src/$1/' },
    ),
    forbid('local-is-nobodys', 'Only tests and scripts start the local cloud.', { pathNot: '^(local|test|scripts)/' }, { path: '^local/' }),
    forbid(
      'local-knows-models',
      'The local cloud speaks the SDK’s protocol and knows models for its demo data.',
      { path: '^local/' },
      { path: '^(shared|cloudfunctions|client)/', pathNot: ['^shared/kernel/', '^shared/[^/]+/model\\.ts$', '^cloudfunctions/schema\\.json$'] },
    ),
    forbid('no-cycles', 'Rooms have a floor and a ceiling.', {}, { circular: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.h5.tsx', '.h5.ts', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'require', 'types'] },
  },
}
