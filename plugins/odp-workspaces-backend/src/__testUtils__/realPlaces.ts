import { RealCluster } from '@internal/sandbox';
import { realBroker } from '@internal/test-utils';
import { readFileSync } from 'node:fs';
import type { Places } from './Places';

/** Kubernetes and Pulsar of the testbed. */
export async function realPlaces(): Promise<Places> {
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
}
