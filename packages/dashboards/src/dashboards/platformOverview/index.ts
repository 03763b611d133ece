import type { DashboardSpec } from '../../panels/buildDashboard';
import {
  clusterVariable,
  namespaceVariable,
  workspaceVariable,
} from '../scope';
import { components } from './components';
import { edges } from './edges';
import { goldenSignals } from './goldenSignals';
import { requests } from './requests';

/** Are we keeping our limits now; since when; after what. `backlogBytes` is the limit of a topic. */
export function platformOverview(backlogBytes: number): DashboardSpec {
  return {
    uid: 'platform-overview',
    title: 'Platform Overview',
    description:
      'Request rates, latency and error rates across all services, and what is near its limit.',
    variables: [clusterVariable, namespaceVariable, workspaceVariable],
    sections: [goldenSignals, requests, components, edges(backlogBytes)],
  };
}
