import { quantityValue } from '../quantity';
import type { Component, TargetState } from '../schema';
import type { BrokenRule } from './BrokenRule';

/** The component that hands out secrets. */
const VAULT = 'vault';

/** What must hold between a component and the other blocks. */
export function components(target: TargetState): BrokenRule[] {
  return target.components.flatMap((component, index) =>
    checkComponent(target, component, ['components', index]),
  );
}

function checkComponent(
  target: TargetState,
  component: Component,
  path: (string | number)[],
): BrokenRule[] {
  const broken: BrokenRule[] = [];
  const must = (holds: boolean, field: string, rule: string) => {
    if (!holds) {
      broken.push({ path: [...path, ...field.split('.')], rule });
    }
  };
  must(
    !component.vault || Boolean(component.dependsOn?.includes(VAULT)),
    'dependsOn',
    `a component with vault: true depends on '${VAULT}'`,
  );
  const external = component.kind === 'external';
  const layer = target.layers.find(({ id }) => id === component.layer);
  must(Boolean(layer), 'layer', `there is no layer '${component.layer}'`);
  must(
    external === (component.namespace === undefined),
    'namespace',
    external
      ? 'an external component has no namespace'
      : 'a component that runs in the clusters needs a namespace',
  );
  must(
    !layer ||
      component.namespace === undefined ||
      layer.namespaces.includes(component.namespace),
    'namespace',
    `namespace '${component.namespace}' is none of layer '${component.layer}'`,
  );
  must(
    component.pool === undefined ||
      target.nodePools.some(({ name }) => name === component.pool),
    'pool',
    `there is no node pool '${component.pool}'`,
  );
  must(
    target.teams.some(({ name }) => name === component.owner),
    'owner',
    `there is no team '${component.owner}'`,
  );
  must(
    external || component.image !== undefined,
    'image',
    'a component that runs in the clusters needs an image',
  );
  const counted =
    component.kind === 'deployment' || component.kind === 'statefulset';
  must(
    counted === (component.replicas !== undefined),
    'replicas',
    counted
      ? `a ${component.kind} needs replicas`
      : `a component of kind ${component.kind} has no replicas`,
  );
  must(
    !component.budget ||
      component.budget.minAvailable <= (component.replicas ?? 0),
    'budget.minAvailable',
    `${component.budget?.minAvailable} is above the ${component.replicas} replicas, so that the budget can never be met`,
  );
  const { requests, limits } = component.resources ?? {};
  must(
    !requests ||
      !limits ||
      quantityValue(limits.memory) >= quantityValue(requests.memory),
    'resources.limits.memory',
    `limit ${limits?.memory} is below the request ${requests?.memory}`,
  );
  must(
    !requests ||
      limits?.cpu === undefined ||
      quantityValue(limits.cpu) >= quantityValue(requests.cpu),
    'resources.limits.cpu',
    `limit ${limits?.cpu} is below the request ${requests?.cpu}`,
  );
  for (const [index, port] of (component.ports ?? []).entries()) {
    must(
      component.ports!.findIndex(({ port: other }) => other === port.port) ===
        index,
      `ports.${index}`,
      `port ${port.port} stands twice`,
    );
  }
  return broken;
}
