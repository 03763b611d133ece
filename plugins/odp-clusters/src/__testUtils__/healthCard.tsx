import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import type { FakeClustersApi } from './FakeClustersApi';
import { showExtension } from './renderClusters';

/** An entity with these annotations. */
export const anEntity = (
  kind: string,
  annotations: Record<string, string>,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'part', annotations },
});

/** A component of the platform. */
export const userApi = anEntity('Component', {
  'odp.io/component': 'user-api',
  'odp.io/layer': 'execution',
  'backstage.io/kubernetes-namespace': 'execution',
});
/** Shows the card of an entity. */
export async function showHealthCard(api: FakeClustersApi, entity: Entity) {
  showExtension(api, 'entity-card:odp-clusters/health', card => (
    <EntityProvider entity={entity}>{card}</EntityProvider>
  ));
  return screen.findByRole('region', { name: 'Health' });
}

/** The part of the card that speaks of a cluster. */
export const ofCluster = async (name: string) =>
  (await screen.findByText(name)).parentElement!.parentElement!;
