import type { Component } from '../schema';

/** Label by which a namespace is known as that of a workspace; its value is the id. */
export const WORKSPACE_LABEL = 'odp.io/workspace';

/** Labels by which a workload's pods are selected. */
export function selectorLabels(component: Component): Record<string, string> {
  return { 'app.kubernetes.io/name': component.name };
}

/** Labels of everything that is rendered for a component. */
export function componentLabels(component: Component): Record<string, string> {
  return {
    ...selectorLabels(component),
    'app.kubernetes.io/part-of': 'odp',
    'app.kubernetes.io/managed-by': 'odp-target-state',
    'odp.io/layer': component.layer,
  };
}
