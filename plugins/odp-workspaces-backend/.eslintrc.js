module.exports = require('../../eslint.odp')(__dirname, {
  overrides: [
    {
      // What holds for every database, and in all places, are suites that more than one runs, so their tests are exported.
      files: ['src/__testUtils__/describe*.ts'],
      rules: { 'jest/no-export': 'off' },
    },
  ],
});
