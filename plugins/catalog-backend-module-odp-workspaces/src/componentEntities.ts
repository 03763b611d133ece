import {
  ANNOTATION_SOURCE_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import type { ListedComponent } from '@internal/plugin-odp-workspaces-common';
import { COMPONENT_LABEL, componentSelector } from '@internal/target-state';
import { busResource } from './workspaceEntities';
import { entityOf, NAMESPACE } from './entityOf';

/**
 * The Component of a component, in the System of its workspace, and the API that it
 * provides where there is a definition, in OpenAPI; nothing for one that is gone, or
 * that was only asked for. Nobody has to write its annotations. Pure.
 */
export function componentEntities(
  component: ListedComponent,
  definition?: string,
): Entity[] {
  const { name, workspace, phase, namespace } = component;
  if (phase === 'gone' || phase === 'waiting') {
    return [];
  }
  const { title, description, language, owner, event } = component;
  const { template, repository, clusters, digest } = component;
  const { subscription, conditions } = component;
  const instances = conditions
    .filter(({ system }) => system === 'subscription')
    .map(({ place }) => place);
  const selector = Object.entries(componentSelector(component))
    .map(([label, value]) => `${label}=${value}`)
    .join(',');
  const common = { name, title, ...(description && { description }) };
  const owned = { lifecycle: 'experimental', owner, system: workspace };
  return [
    entityOf('Component', workspace, {
      ...common,
      tags: [language],
      annotations: {
        [COMPONENT_LABEL]: name,
        [NAMESPACE]: namespace,
        'odp.io/clusters': clusters.join(','),
        ...(digest === undefined && { 'odp.io/awaits-image': 'true' }),
        ...(subscription && { 'odp.io/topic': subscription.topic }),
        ...(instances.length > 0 && {
          'odp.io/bus-instances': instances.join(','),
        }),
        'backstage.io/kubernetes-label-selector': selector,
        'backstage.io/source-template': `template:default/${template.name}`,
        'odp.io/template-version': template.version,
        ...(repository && {
          [ANNOTATION_SOURCE_LOCATION]: `url:${repository}`,
        }),
      },
      ...(repository && { links: [{ url: repository, title: 'Code' }] }),
      spec: {
        type: 'service',
        ...owned,
        dependsOn: [
          `resource:default/${namespace}`,
          ...(event === undefined ? [] : [busResource(namespace)]),
        ],
        ...(event !== undefined && { consumesApis: [event] }),
        ...(definition && { providesApis: [name] }),
      },
    }),
    ...(definition
      ? [
          entityOf('API', workspace, {
            ...common,
            tags: [language],
            spec: { type: 'openapi', ...owned, definition },
          }),
        ]
      : []),
  ];
}
