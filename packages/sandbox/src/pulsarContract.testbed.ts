import { readFileSync } from 'node:fs';
import { describePulsarContract } from './contract/pulsar/describePulsarContract';

// A broker may take long to close what a test used.
jest.setTimeout(60_000);

describePulsarContract({
  name: 'Pulsar',
  hasSeveralBrokers: false,
  start: async () => ({
    target: {
      adminUrl: variable('ADMIN_URL'),
      webSocketUrl: variable('WEBSOCKET_URL'),
      tokens: {
        admin: tokenOf('ADMIN'),
        reader: tokenOf('READER'),
        writer: tokenOf('WRITER'),
        tenant: tokenOf('TENANT'),
        limited: tokenOf('LIMITED'),
        stranger: tokenOf('PRODUCER'),
      },
    },
    stop: async () => {},
  }),
});

function tokenOf(user: string): string {
  return readFileSync(variable(`${user}_TOKEN_FILE`), 'utf8').trim();
}

function variable(name: string): string {
  const value = process.env[`ODP_PULSAR_${name}`];
  if (!value) {
    throw new Error(
      `ODP_PULSAR_${name} is not set; bring the testbed up (npm run testbed -- --only pulsar) and give its environment, which .cache/testbed/state.json holds`,
    );
  }
  return value;
}
