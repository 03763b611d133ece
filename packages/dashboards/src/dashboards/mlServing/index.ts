import type { DashboardSpec } from '../../panels/buildDashboard';
import { clusterVariable, namespaceVariable } from '../scope';
import { batches } from './batches';
import { goldenSignals } from './goldenSignals';
import { gpus } from './gpus';
import { requests } from './requests';

/** Do models answer in time, and is there GPU left. */
export const mlServing: DashboardSpec = {
  uid: 'ml-serving',
  title: 'ML Serving',
  description: 'Model inference latency, GPU utilization and batch throughput.',
  variables: [clusterVariable, namespaceVariable],
  sections: [goldenSignals, requests, gpus, batches],
};
