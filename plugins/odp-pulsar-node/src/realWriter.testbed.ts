import { realBroker } from '@internal/test-utils';
import { describeWriter } from './__testUtils__/describeWriter';

// A broker may take long to close what a test used.
jest.setTimeout(60_000);

describeWriter('a real Pulsar', async () => ({
  address: {
    adminUrl: realBroker.ADMIN_URL,
    brokerHosts: [],
    tokenFile: realBroker.tokenFileOf('WRITER'),
  },
  webSocketUrl: realBroker.WEBSOCKET_URL,
  byHand: realBroker.admin,
  stop: async () => {},
}));
