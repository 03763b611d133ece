const CAPACITY = { cpu: '8', memory: '32Gi', pods: '110' };
/** Components go to the general pool, of which there may be no node yet. */
export const GENERAL_NODE = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: 'lyra-node',
    labels: {
      'kubernetes.io/hostname': 'lyra-node',
      'topology.kubernetes.io/zone': 'lyra-zone',
      'cloud.google.com/gke-nodepool': 'general',
    },
  },
  status: { capacity: CAPACITY, allocatable: CAPACITY },
};
