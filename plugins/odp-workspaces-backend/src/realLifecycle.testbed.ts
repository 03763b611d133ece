import { RealCluster } from '@internal/sandbox';
import { realBroker } from '@internal/test-utils';
import { readFileSync } from 'node:fs';
import { describeLifecycle } from './__testUtils__/describeLifecycle';

// Real controllers take their time to end a namespace.
jest.setTimeout(180_000);

describeLifecycle('real servers', async () => {
  const cluster = RealCluster.create();
  const { url, ca, adminToken } = cluster.target();
  return {
    cluster: {
      url,
      ca,
      adminToken,
      caFile: cluster.caFile,
      readerTokenFile: cluster.readerTokenFile,
      writerTokenFile: cluster.writerTokenFile!,
    },
    bus: {
      adminUrl: realBroker.ADMIN_URL,
      readerTokenFile: realBroker.tokenFileOf('READER'),
      writerTokenFile: realBroker.tokenFileOf('WRITER'),
      adminToken: readFileSync(realBroker.tokenFileOf('ADMIN'), 'utf8').trim(),
    },
    stop: async () => undefined,
  };
});
