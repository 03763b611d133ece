import {
  aHealth,
  aNamespaceList,
  aNamespaceSummary,
} from '@internal/test-utils';
import type { Status } from '@internal/plugin-odp-clusters-common';
import { groupByLayer } from './groupByLayer';

const { layers } = aNamespaceList();

const item = (name: string, layer: string | undefined, status: Status) =>
  aNamespaceSummary({ name, layer, health: aHealth(status) });

const groups = (...items: Parameters<typeof item>[]) =>
  groupByLayer(
    items.map(parts => item(...parts)),
    layers,
  ).map(group => [group.title, ...group.items.map(({ name }) => name)]);

describe('groupByLayer', () => {
  it('puts the worst first: layers by their worst namespace, namespaces by status, equals by name', () => {
    expect(
      groups(
        ['kong', 'ingress-identity', 'healthy'],
        ['functions', 'execution', 'healthy'],
        ['execution', 'execution', 'degraded'],
        ['camunda', 'execution', 'degraded'],
        ['postgres', 'data', 'failing'],
      ),
    ).toEqual([
      ['Data', 'postgres'],
      ['Execution', 'camunda', 'execution', 'functions'],
      ['Ingress and identity', 'kong'],
    ]);
  });

  it('keeps the order of the target state where all is well, so that nothing jumps', () => {
    expect(
      groups(
        ['postgres', 'data', 'healthy'],
        ['kong', 'ingress-identity', 'healthy'],
      ),
    ).toEqual([
      ['Ingress and identity', 'kong'],
      ['Data', 'postgres'],
    ]);
  });

  it('shows what has no layer, or one that nobody knows, as not in the catalog, never nowhere', () => {
    expect(
      groups(
        ['legacy', undefined, 'unknown'],
        ['lost', 'atlantis', 'healthy'],
        ['kong', 'data', 'healthy'],
      ),
    ).toEqual([
      ['Not in the catalog', 'legacy', 'lost'],
      ['Data', 'kong'],
    ]);
  });
});
