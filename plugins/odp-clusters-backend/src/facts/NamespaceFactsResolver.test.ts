import { projectNamespace } from '@internal/plugin-odp-clusters-common';
import { loadTargetState } from '@internal/target-state';
import path from 'node:path';
import { NamespaceFactsResolver } from './NamespaceFactsResolver';

const target = loadTargetState(
  path.resolve(__dirname, '../../../../target-state/odp.yaml'),
);
const namespace = (name: string, metadata: object = {}) =>
  projectNamespace({ metadata: { name, ...metadata } })!;

describe('NamespaceFactsResolver', () => {
  it('knows layer, owner and entities of what the target state names', () => {
    const facts = NamespaceFactsResolver.create(target, {});
    const data = facts.of(namespace('data'));
    expect(data).toMatchObject({
      layer: 'data',
      owner: 'group:default/data-team',
      entity: 'system:default/data',
    });
    expect(data.componentEntity('dagster')).toBe('component:default/dagster');
    // Stores are Resources in the catalog.
    expect(data.componentEntity('postgresql')).toBe(
      'resource:default/postgresql',
    );
    // The name alone is not enough: it runs elsewhere.
    expect(data.componentEntity('pulsar')).toBeUndefined();
    expect(data.dependents('postgresql')).toEqual(
      expect.arrayContaining(['temporal', 'data-catalog', 'keycloak']),
    );
  });

  it('takes the owner of a workspace from the namespace, and calls nothing of a stranger known', () => {
    const facts = NamespaceFactsResolver.create(target, {});
    expect(
      facts.of(
        namespace('workspace-acme', {
          labels: { 'odp.io/workspace': 'acme' },
          annotations: { 'odp.io/owner': 'group:default/acme' },
        }),
      ),
    ).toMatchObject({ layer: 'workspaces', owner: 'group:default/acme' });
    expect(facts.of(namespace('legacy'))).toMatchObject({
      layer: undefined,
      owner: undefined,
      entity: undefined,
    });
  });

  it('lets the configuration move a namespace, and refuses a layer that there is not', () => {
    expect(
      NamespaceFactsResolver.create(target, { legacy: 'data' }).of(
        namespace('legacy'),
      ).layer,
    ).toBe('data');
    expect(() =>
      NamespaceFactsResolver.create(target, { legacy: 'atlantis' }),
    ).toThrow(
      /^odp\.clusters\.namespaceLayers\.legacy: there is no layer 'atlantis'; there are ingress-identity, /,
    );
  });
});
