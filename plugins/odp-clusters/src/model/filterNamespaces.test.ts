import { aHealth, aNamespaceSummary, aReason } from '@internal/test-utils';
import {
  activeFilters,
  filterNamespaces,
  NO_FILTERS,
  type NamespaceFilters,
} from './filterNamespaces';

const items = [
  aNamespaceSummary({
    name: 'execution',
    health: aHealth('degraded', aReason()),
  }),
  aNamespaceSummary({
    name: 'workspace-acme-risk',
    layer: 'workspaces',
    owner: 'group:default/acme-risk',
    health: aHealth('unknown'),
  }),
  aNamespaceSummary({ name: 'legacy', layer: undefined, owner: undefined }),
];

describe('filterNamespaces', () => {
  it.each<[string, Partial<NamespaceFilters>, string[]]>([
    ['nothing', {}, ['execution', 'workspace-acme-risk', 'legacy']],
    ['a part of a name, however written', { search: ' EXEC ' }, ['execution']],
    ['the workload in a cause', { search: 'User-API' }, ['execution']],
    ['the words of a cause', { search: 'out of memory' }, ['execution']],
    ['text that nothing holds', { search: 'neo4j' }, []],
    ['health', { health: 'unknown' }, ['workspace-acme-risk']],
    ['layer', { layer: 'execution' }, ['execution']],
    ['what is not in the catalog', { layer: 'none' }, ['legacy']],
    ['owner', { owner: 'group:default/acme-risk' }, ['workspace-acme-risk']],
    ['all of them at once', { layer: 'execution', health: 'healthy' }, []],
  ])('filters by %s', (_, filters, names) => {
    const shown = filterNamespaces(items, { ...NO_FILTERS, ...filters });
    expect(shown.map(({ name }) => name)).toEqual(names);
  });

  it('tells which filters are set, whatever else is in the URL', () => {
    const url = { ...NO_FILTERS, search: 'a', owner: 'x', namespace: 'data' };
    expect(activeFilters(url)).toEqual(['search', 'owner']);
  });
});
