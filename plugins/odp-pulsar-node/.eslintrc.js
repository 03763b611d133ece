module.exports = require('../../eslint.odp')(__dirname, {
  overrides: [
    {
      // What every Pulsar does is a suite that more than one runs, so its tests are exported.
      files: ['src/__testUtils__/describeWriter.ts'],
      rules: { 'jest/no-export': 'off' },
    },
  ],
});
