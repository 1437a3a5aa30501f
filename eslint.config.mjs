import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import ts from 'typescript-eslint'

const transactionTrap = {
  selector: "CallExpression[callee.object.callee.property.name='where'][callee.property.name=/^(update|remove|count)$/]",
  message: 'A where-write leaves the transaction it stands in: write by document id, through the kit.',
}

export default ts.config(
  { ignores: ['dist/', 'node_modules/', '.local/', 'client/.swc/', 'docs/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'process', 'wx', 'window', 'document', 'fetch', 'setTimeout', 'crypto', 'require'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'shared/ is pure' }],
      'no-restricted-syntax': ['error', { selector: "CallExpression[callee.name='dayjs'][arguments.length=0]", message: 'shared/ has no clock' }],
    },
  },
  {
    files: ['cloudfunctions/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', transactionTrap] },
  },
  {
    files: ['client/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['scripts/**', 'local/**', 'test/**', 'cloudfunctions/kit/log.ts', '*.cjs', 'client/config/**', 'client/*.js'],
    languageOptions: { globals: Object.fromEntries(['process', 'console', 'require', 'module', '__dirname', 'Buffer', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'fetch', 'URL', 'performance'].map((name) => [name, 'readonly'])) },
    rules: { 'no-console': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
)
