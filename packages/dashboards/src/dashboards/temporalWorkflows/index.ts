import type { DashboardSpec } from '../../panels/buildDashboard';
import { clusterVariable, IN_CLUSTER } from '../scope';
import { goldenSignals } from './goldenSignals';
import { retries } from './retries';
import { server } from './server';
import { workflows } from './workflows';

/** Do workflows end well, which do not, and do they wait for workers. */
export const temporalWorkflows: DashboardSpec = {
  uid: 'temporal-workflows',
  title: 'Temporal Workflows',
  description:
    'Workflow executions over time, which of them fail and why, and what is tried again.',
  variables: [
    clusterVariable,
    {
      name: 'temporal_namespace',
      label: 'Temporal namespace',
      metric: `odp:workflow_closed:rate5m{${IN_CLUSTER}}`,
      of: 'temporal_namespace',
      isMulti: true,
    },
  ],
  sections: [goldenSignals, workflows, retries, server],
};
