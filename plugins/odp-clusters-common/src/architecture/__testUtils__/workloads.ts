import { workload } from './cluster';

export const dagster = workload('data/dagster');
export const catalog = workload('data/data-catalog');
export const postgresql = workload('data/postgresql');
export const pulsar = workload('storage/pulsar');

/** Lets no pod of `data` be called, and none call. */
export const DENY_ALL = {
  metadata: { name: 'default-deny', namespace: 'data' },
  spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
};
