import type { Entity } from '@backstage/catalog-model';
import {
  type Component,
  entityKindOf,
  entityRefOf,
  type TargetState,
} from '@internal/target-state';
import { entity } from './entity';

/** A Component or Resource for every part of the platform, with what it depends on. */
export function componentEntities(target: TargetState): Entity[] {
  return target.components.map(component =>
    entityKindOf(component) === 'resource'
      ? resourceEntity(target, component)
      : serviceEntity(target, component),
  );
}

function serviceEntity(target: TargetState, component: Component): Entity {
  const events = (role: 'producers' | 'consumers') =>
    target.eventBus.events
      .filter(event => event[role].includes(component.name))
      .map(event => `api:default/${event.name}`);
  const provides = events('producers');
  const consumes = events('consumers');
  return entity('Component', component.name, {
    ...about(component),
    spec: {
      type: component.type,
      lifecycle: 'production',
      owner: `group:default/${component.owner}`,
      system: component.layer,
      ...dependencies(target, component),
      ...(provides.length && { providesApis: provides }),
      ...(consumes.length && { consumesApis: consumes }),
    },
  });
}

function resourceEntity(target: TargetState, component: Component): Entity {
  return entity('Resource', component.name, {
    ...about(component),
    spec: {
      type: component.type,
      owner: `group:default/${component.owner}`,
      system: component.layer,
      ...dependencies(target, component),
    },
  });
}

function dependencies(target: TargetState, component: Component) {
  const dependsOn = (component.dependsOn ?? []).map(name =>
    entityRefOf(target.components.find(other => other.name === name)!),
  );
  return dependsOn.length ? { dependsOn } : {};
}

function about(component: Component) {
  const external = component.kind === 'external';
  return {
    title: component.title,
    description: external
      ? `${component.description} Outside the clusters: known, not measured.`
      : component.description,
    tags: [
      ...(component.language ? [component.language.toLowerCase()] : []),
      ...(external ? ['external'] : [component.kind]),
    ],
    annotations: {
      'odp.io/component': component.name,
      'odp.io/source': component.source,
      ...(external
        ? { 'odp.io/external': 'true' }
        : {
            'backstage.io/kubernetes-label-selector': `app.kubernetes.io/name=${component.name}`,
            'backstage.io/kubernetes-namespace': component.namespace!,
            'odp.io/layer': component.layer,
          }),
    },
  };
}
