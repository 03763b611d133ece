import { useApi } from '@backstage/core-plugin-api';
import type {
  DashboardAnswer,
  DashboardList,
} from '@internal/plugin-odp-observability-common';
import { useMemo } from 'react';
import { type LiveView, useLiveResource } from '@internal/plugin-odp-react';
import { type Rollout, rolloutsOf } from '../model/rollouts';
import { observabilityApiRef } from './ObservabilityApi';

const NONE: readonly Rollout[] = [];

/** What changes when somebody deploys, and not by itself. */
const SELDOM = { pollMs: 300_000 };

/** The dashboards that one may see, or those that match an entity. */
export function useDashboards(entityRef?: string): LiveView<DashboardList> {
  const api = useApi(observabilityApiRef);
  return useLiveResource({
    key: `dashboards ${entityRef ?? ''}`,
    load: request => api.loadDashboards(entityRef, request),
    timing: SELDOM,
  });
}

/** One dashboard as it is drawn; reads nothing while none is chosen. */
export function useDashboard(
  uid: string | undefined,
): LiveView<DashboardAnswer> {
  const api = useApi(observabilityApiRef);
  return useLiveResource({
    key: uid && `dashboard ${uid}`,
    load: request => api.loadDashboard(uid!, request),
    timing: SELDOM,
  });
}

/** The rollouts of some namespaces of a cluster. */
export function useRollouts(place: {
  cluster: string | undefined;
  namespaces: readonly string[];
}): readonly Rollout[] {
  const api = useApi(observabilityApiRef);
  const { cluster, namespaces } = place;
  const { data } = useLiveResource({
    key: cluster && `rollouts ${cluster}`,
    load: request => api.loadRollouts(cluster!, request),
    timing: { pollMs: 60_000 },
  });
  const chosen = namespaces.join(' ');
  return useMemo(
    () => (data ? rolloutsOf(data, chosen.split(' ')) : NONE),
    [data, chosen],
  );
}
