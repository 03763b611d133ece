import { screen } from '@testing-library/react';
import { busyPlatform } from './busyPlatform';
import type { FakeClustersApi } from './FakeClustersApi';
import { openPage } from './renderClusters';

/** Opens a tab of the detail of `execution`; `panel` is its frame. */
export async function openDetail(
  tab: string,
  detail: FakeClustersApi['answers']['details'][string],
): Promise<{
  api: FakeClustersApi;
  container: HTMLElement;
  panel: HTMLElement;
}> {
  const api = busyPlatform();
  api.answers.details['odp-eu/execution'] = detail;
  const { container } = openPage(
    api,
    `/namespaces?namespace=execution&tab=${tab}`,
  );
  const panel = await screen.findByRole('region', {
    name: 'Details of execution',
  });
  return { api, container, panel };
}
