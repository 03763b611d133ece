import type { ViewStateValue } from '@internal/plugin-odp-react';

/** The view state of everything about clusters while the portal reads none. */
export const noClusterState: ViewStateValue = {
  kind: 'not-set-up',
  title: 'No cluster is set up',
  detail:
    'Run "yarn cluster:connect <context>" or add one under kubernetes.clusterLocatorMethods.',
};
