import type { NamespaceSummary } from '@internal/plugin-odp-clusters-common';
import {
  aClusterSummary,
  aHealth,
  aNamespaceList,
  aNamespaceSummary,
} from '@internal/test-utils';
import { screen } from '@testing-library/react';
import { NOW } from '../../__testUtils__/busyPlatform';
import { FakeClustersApi } from '../../__testUtils__/FakeClustersApi';
import { openPage } from '../../__testUtils__/renderClusters';

/** The cells of one namespace by the title of their column. */
async function cellsOf(
  change: Partial<NamespaceSummary>,
): Promise<Record<string, string>> {
  openPage(
    FakeClustersApi.create({
      clusters: { items: [aClusterSummary()] },
      namespaces: {
        'odp-eu': aNamespaceList({ items: [aNamespaceSummary(change)] }),
      },
    }),
    '/namespaces?group=none&sort=name',
  );
  const opener = await screen.findByRole('button', { name: 'Open execution' });
  const titles = screen.getAllByRole('columnheader');
  const cells = [...opener.closest('tr')!.children];
  return Object.fromEntries(
    titles.map((title, index) => [
      title.textContent,
      cells[index].textContent!,
    ]),
  );
}

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the row of a namespace', () => {
  it('calls unknown what cannot be read, never zero, none or healthy', async () => {
    const cells = await cellsOf({
      health: aHealth('unknown'),
      workloads: undefined,
      pods: undefined,
      restarts: undefined,
      quota: undefined,
      budgets: undefined,
      warnings: undefined,
      mesh: { mode: 'NONE', barePods: 0, unknown: 'mesh cannot be read' },
      network: {
        ingress: 'open',
        egress: 'open',
        policies: 0,
        unknown: 'network policies cannot be read',
      },
    });
    expect(cells).toMatchObject({
      Health: 'Unknownpods cannot be read',
      Ready: 'unknown',
      Pods: 'unknown',
      'Rst. 1h': 'unknown',
      'CPU q.': 'unknown',
      'Memory q.': 'unknown',
      Budget: 'unknown',
      mTLS: 'unknown',
      Network: 'unknown',
      'Warn.': 'unknown',
    });
  });

  it.each<[string, Partial<NamespaceSummary>, Record<string, string>]>([
    [
      'everything as the platform wants it',
      {},
      {
        Ready: '1/ 1',
        Pods: '10',
        'Rst. 1h': '0',
        'CPU q.': '25 %',
        'Memory q.': '25 %',
        Budget: 'allows 11/1',
        mTLS: 'STRICT',
        Network: 'default deny',
        'Warn.': '0',
      },
    ],
    [
      'no quota, no budget, no mesh and no network policy, which is known',
      {
        quota: [],
        budgets: {
          total: 0,
          coveredWorkloads: 0,
          workloads: 1,
          exhausted: [],
        },
        mesh: { mode: 'NONE', barePods: 0 },
        network: { ingress: 'open', egress: 'open', policies: 0 },
      },
      {
        'CPU q.': 'no quota',
        'Memory q.': 'no quota',
        Budget: 'none',
        mTLS: 'none',
        Network: 'none',
      },
    ],
    [
      'a quota whose use nobody has written, and a budget without a status',
      {
        quota: [{ quota: 'workspace', resource: 'requests.cpu', hard: 8 }],
        budgets: {
          total: 1,
          coveredWorkloads: 1,
          workloads: 2,
          exhausted: [],
        },
      },
      { 'CPU q.': 'unknown', Budget: 'allows ?1/2' },
    ],
    [
      'pods that lack a proxy, and egress that is open',
      {
        mesh: { mode: 'STRICT', barePods: 20 },
        network: { ingress: 'default-deny', egress: 'open', policies: 1 },
      },
      { mTLS: '20 bare', Network: 'egress open' },
    ],
    [
      'counts of less than an hour, and pods in several troubles',
      {
        restarts: { count: 3, atLeast: true },
        warnings: { count: 0, atLeast: true },
        pods: {
          total: 9,
          counts: { failing: 2, degraded: 3, healthy: 4 },
          unscheduled: 3,
          restarting: 0,
        },
      },
      { 'Rst. 1h': '≥ 3', 'Warn.': '0', Pods: '92failing3waiting' },
    ],
  ])('tells %s', async (_, change, expected) => {
    expect(await cellsOf(change)).toMatchObject(expected);
  });
});
