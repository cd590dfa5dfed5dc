// Run by `npm run lint`. What TypeScript's strict settings find already is not looked for again.
import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { dirname } from 'node:path';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const root = dirname(import.meta.dirname);

const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that a thing has one name everywhere.',
};
const currentTime = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'shared/ knows no clock: take the date as an argument.',
};
const windowApi = {
  selector: "MemberExpression[object.name='window'][property.name='api']",
  message: 'Only renderer/api.ts calls the main process.',
};

export default defineConfig(
  { basePath: root },
  globalIgnores(['**/node_modules/**', 'out/**', 'dist/**', 'reports/**', 'test-results/**', 'playwright-report/**']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    extends: [js.configs.recommended],
    rules: {
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      // `x == null` is the usual way to say 'null or undefined'.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    // The type check of scripts/ finds unknown names.
    rules: {
      'no-undef': 'off',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', defaultExport],
    },
  },
  {
    files: ['**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: currentTime.message },
        { object: 'Math', property: 'random', message: 'shared/ is deterministic: take a seed as an argument.' },
      ],
      'no-restricted-syntax': ['error', defaultExport, currentTime],
    },
  },
  {
    // One file on purpose: the whole of what the window may ask for, to be read in one go.
    files: ['shared/ipc-contract.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/ipc/handle.ts', 'electron/ipc/events.ts', 'electron/preload.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'electron',
              importNames: ['ipcMain', 'ipcRenderer'],
              message: 'Only electron/ipc/handle.ts, electron/ipc/events.ts and electron/preload.ts do so.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.recommended, reactHooks.configs.flat.recommended],
    rules: {
      'no-restricted-syntax': ['error', defaultExport, windowApi],
      // Speaks of the React compiler, which this program does not use.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: ['renderer/api.ts'],
    rules: { 'no-restricted-syntax': ['error', defaultExport] },
  },
);
