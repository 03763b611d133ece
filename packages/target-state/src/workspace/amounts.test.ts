import { resolve } from 'node:path';
import { loadTargetState } from '../loadTargetState';
import { priceWorkspace, renderBusNamespace, type WorkspaceSpec } from '.';

const target = loadTargetState(
  resolve(__dirname, '../../../../target-state/odp.yaml'),
);
const SPEC: WorkspaceSpec = {
  id: 'acme-risk',
  displayName: 'ACME risk',
  owner: 'group:default/risk-platform',
  members: [],
  tier: 'm',
  clusters: ['odp-eu', 'odp-us'],
};

describe('priceWorkspace', () => {
  it('prices what the quota grants in all clusters', () => {
    expect(priceWorkspace(target, SPEC)).toEqual({
      usdPerMonth: 1234.08,
      items: [
        { what: 'CPU', amount: 32, unit: 'cores', usdPerMonth: 738.56 },
        { what: 'Memory', amount: 128, unit: 'GiB', usdPerMonth: 395.52 },
        { what: 'Storage', amount: 1000, unit: 'GiB', usdPerMonth: 100 },
      ],
    });
  });

  it('adds up to what is shown, in whole cents', () => {
    const unitPrices = { core: 0.333, memoryGib: 0.1111, storageGib: 0.00777 };
    const { usdPerMonth, items } = priceWorkspace(
      { ...target, workspaces: { ...target.workspaces, unitPrices } },
      { ...SPEC, clusters: ['odp-eu'] },
    );
    expect(items.map(item => item.usdPerMonth)).toEqual([5.33, 7.11, 3.89]);
    expect(usdPerMonth).toBe(16.33);
  });
});

describe('renderBusNamespace', () => {
  it('carries the limits of the document and the cap on topics', () => {
    expect(renderBusNamespace(target, SPEC)).toEqual({
      name: 'odp/workspace-acme-risk',
      policies: {
        retention: { bytes: 10e9, seconds: 7 * 24 * 3600 },
        backlog: { bytes: 1e9, policy: 'consumer_backlog_eviction' },
        publish: { messagesPerSecond: 1000, bytesPerSecond: 10e6 },
        subscriptionDispatch: { messagesPerSecond: 1000, bytesPerSecond: 10e6 },
        maxTopics: 100,
      },
    });
  });
});
