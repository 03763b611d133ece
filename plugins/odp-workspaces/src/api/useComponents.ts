import { useApi } from '@backstage/core-plugin-api';
import {
  PULSAR_CHANNEL,
  type TopicDetail,
} from '@internal/plugin-odp-pulsar-common';
import type {
  ComponentDetail,
  ComponentList,
  IdCheck,
} from '@internal/plugin-odp-workspaces-common';
import { type LiveView, useLiveResource } from '@internal/plugin-odp-react';
import { useOfWorkspaces, useWhileApplying } from './useWorkspaces';
import { type TopicPlace, workspaceUseApiRef } from './WorkspaceUseApi';

/** The components that the caller may see, of one workspace or of all, kept current. */
export function useComponents(workspace?: string): LiveView<ComponentList> {
  return useOfWorkspaces(
    `components of ${workspace ?? 'all'}`,
    (api, request) => api.loadComponents(workspace, request),
  );
}

/** One component, kept current; read every other second while an operation is carried out. */
export function useComponent(name: string): LiveView<ComponentDetail> {
  return useWhileApplying(
    useOfWorkspaces(`component ${name}`, (api, request) =>
      api.loadComponent(name, request),
    ),
  );
}

/** Whether a component could have a name, kept current; asks nothing without one. */
export function useComponentNameCheck(
  name: string | undefined,
): LiveView<IdCheck> {
  return useOfWorkspaces(name && `component name ${name}`, (api, request) =>
    api.loadComponentNameCheck(name!, request),
  );
}

/** A topic with its subscriptions, read again at each sweep; asks nothing without one. */
export function useTopic(place: TopicPlace | undefined): LiveView<TopicDetail> {
  const api = useApi(workspaceUseApiRef);
  return useLiveResource({
    key: place && `topic ${place.instance} ${place.topic}`,
    load: request => api.loadTopic(place!, request),
    signal: {
      channel: PULSAR_CHANNEL,
      matches: message => message.instance === place?.instance,
    },
  });
}
