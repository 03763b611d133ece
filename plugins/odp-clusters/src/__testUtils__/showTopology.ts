import {
  encodeTopology,
  type TopologyModel,
} from '@internal/plugin-odp-clusters-common';
import { aClusterSummary } from '@internal/test-utils';
import { screen, waitFor } from '@testing-library/react';
import { RecordingPen } from '../capacity/drawing/__testUtils__/RecordingPen';
import { busyExecution } from './busyPlatform';
import { FakeClustersApi } from './FakeClustersApi';
import { openPage } from './renderClusters';

/** The clusters backend with the nodes and pods of `odp-eu`. */
export function topologyApi(model: TopologyModel): FakeClustersApi {
  return FakeClustersApi.create({
    clusters: { items: [aClusterSummary()] },
    details: { 'odp-eu/execution': busyExecution },
    topologies: {
      'odp-eu': encodeTopology({
        ...model,
        nodes: model.nodes.values(),
        pods: model.pods.values(),
      }),
    },
  });
}

/** Gives every canvas a pen, and every element the size that the picture is made for; `jest.restoreAllMocks` takes them away. */
export function giveCanvas() {
  jest
    .spyOn(HTMLCanvasElement.prototype, 'getContext')
    .mockImplementation(() => RecordingPen.create() as never);
  jest.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(834);
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(566);
}

/** Opens the capacity view at a query string. */
export async function showTopology(
  what: TopologyModel | FakeClustersApi,
  search = '',
) {
  const api = what instanceof FakeClustersApi ? what : topologyApi(what);
  const page = openPage(api, `/topology?${search}`);
  const view = await waitFor(() => {
    const region = screen.getByRole('region', { name: 'Capacity' });
    expect(region).not.toHaveTextContent(/^Loading/);
    return region;
  });
  return { ...page, api, view };
}

/** The map, with the focus on it. */
export async function focusMap(): Promise<HTMLElement> {
  const map = await screen.findByRole('application', { name: /^Map/ });
  map.focus();
  return map;
}

/** The inspector, once it is there. */
export function findDetails(): Promise<HTMLElement> {
  return screen.findByRole('region', { name: /^Details of / });
}
