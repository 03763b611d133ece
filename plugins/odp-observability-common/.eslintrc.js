module.exports = require('../../eslint.odp')(__dirname, {
  restrictedImportPatterns: [
    'react',
    'react-*',
    'express*',
    'knex',
    '@backstage/*-plugin-api',
    '@material-ui/*',
  ],
});
