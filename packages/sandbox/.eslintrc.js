module.exports = require('../../eslint.odp')(__dirname, {
  overrides: [
    {
      // The contract is a suite that more than one target runs, so its tests are exported.
      files: ['src/contract/**'],
      rules: {
        'jest/no-export': 'off',
        'jest/no-standalone-expect': [
          'error',
          { additionalTestBlockFunctions: ['itIfAble', 'beforeAll'] },
        ],
      },
    },
  ],
});
