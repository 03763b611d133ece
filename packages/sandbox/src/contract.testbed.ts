import { describeKubernetesContract } from './contract/describeKubernetesContract';
import { RealCluster } from './testing/RealCluster';

describeKubernetesContract({
  name: 'Kubernetes',
  compacts: true,
  // kwok's nodes have no kubelet that could be asked.
  hasLogs: false,
  hasWriter: RealCluster.create().hasWriter,
  quietSeconds: 80,
  start: async () => ({
    target: RealCluster.create().target(),
    stop: async () => {},
  }),
});
