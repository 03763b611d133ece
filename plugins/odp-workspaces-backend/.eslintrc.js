module.exports = require('../../eslint.odp')(__dirname, {
  overrides: [
    {
      // What every database keeps is a suite that more than one runs, so its tests are exported.
      files: ['src/__testUtils__/describeWorkspaces.ts'],
      rules: { 'jest/no-export': 'off' },
    },
  ],
});
