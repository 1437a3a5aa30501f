/** Everything but the browser runs under `npm test`; the browser's stories under `npm run test:e2e`. */
const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
    module: { type: 'commonjs' },
  },
]

module.exports = {
  testEnvironment: 'node',
  globals: { VERSION: '0.0.0' },
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
  transform: { '\\.(ts|tsx|mjs)$': swc },
  moduleNameMapper: {
    '^(shared|cloudfunctions|local|test)/(.*)$': '<rootDir>/$1/$2',
    '^client/(.*)$': '<rootDir>/client/src/$1',
  },
  testTimeout: 60_000,
  maxWorkers: 2,
}
