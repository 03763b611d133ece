module.exports = require('../../eslint.odp')(__dirname);
