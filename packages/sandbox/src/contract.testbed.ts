import { readFileSync } from 'node:fs';
import { describeKubernetesContract } from './contract/describeKubernetesContract';

const PREFIX = 'ODP_KUBERNETES_EU';
const read = (name: string) =>
  readFileSync(process.env[`${PREFIX}_${name}_FILE`]!, 'utf8');

describeKubernetesContract({
  name: 'Kubernetes',
  compacts: false,
  // kwok's nodes have no kubelet that could be asked.
  hasLogs: false,
  quietSeconds: 80,
  start: async () => ({
    target: {
      url: process.env[`${PREFIX}_URL`]!,
      ca: read('CA'),
      adminToken: read('ADMIN_TOKEN'),
      readerToken: read('READER_TOKEN'),
    },
    stop: async () => {},
  }),
});
