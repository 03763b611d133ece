const factory = require('@backstage/cli/config/eslint-factory');

/** Backstage's lint config, with the portal's boundaries turned into errors. */
module.exports = (dir, options = {}) =>
  factory(dir, {
    ...options,
    settings: {
      // Without these two, import/no-cycle finds nothing in TypeScript.
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
      'import/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      '@backstage/no-mixed-plugin-imports': 'error',
      '@backstage/no-top-level-material-ui-4-imports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'import/no-cycle': 'error',
      'max-params': ['error', 3],
      'no-console': 'error',
      ...options.rules,
    },
    restrictedImports: [
      {
        name: 'zod',
        message: "Import 'zod/v3', or 'zod/v4' in a configSchema.",
      },
      ...(options.restrictedImports ?? []),
    ],
  });
