const factory = require('@backstage/cli/config/eslint-factory');

/** Backstage's lint config, with the portal's boundaries turned into errors. */
module.exports = (dir, options = {}) =>
  withTestbed(factory(dir, configOf(options)));

/** Tests that run on the testbed are tests like others. */
function withTestbed(config) {
  const isForTests = ({ files }) => files.includes('**/*.test.*');
  return {
    ...config,
    overrides: [
      ...config.overrides.map(override =>
        isForTests(override)
          ? { ...override, files: [...override.files, '**/*.testbed.*'] }
          : override,
      ),
      {
        files: ['**/*.testbed.*'],
        // It knows tests by other names alone, and takes these for what is shipped.
        rules: { '@backstage/no-undeclared-imports': 'off' },
      },
    ],
  };
}

function configOf(options) {
  return {
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
  };
}
