import { quantityValue } from '../../quantity';
import type { TargetState } from '../../schema';
import type { ComponentSpec } from './componentSpec';
import { sizeOf } from './sizeOf';

/** What a ResourceQuota counts of a component: by the quota's own keys, in cores, bytes and numbers. */
export type ComponentNeed = Record<
  | 'requests.cpu'
  | 'requests.memory'
  | 'limits.cpu'
  | 'limits.memory'
  | 'pods'
  | 'services',
  number
>;

/**
 * What a component takes of a quota when it has `pods` pods: what the mesh and
 * Vault put into each of them is counted, too.
 *
 * @throws Error for a size that there is not.
 */
export function needOfComponent(
  target: TargetState,
  spec: Pick<ComponentSpec, 'size'>,
  pods: number,
): ComponentNeed {
  const { proxy, vaultAgent } = target.workspaces.sidecars;
  const containers = [
    sizeOf(target, spec.size),
    proxy,
    ...(target.vault.injector ? [vaultAgent] : []),
  ];
  const sum = (of: 'requests' | 'limits', what: 'cpu' | 'memory') =>
    pods *
    containers.reduce((total, one) => total + quantityValue(one[of][what]), 0);
  return {
    'requests.cpu': sum('requests', 'cpu'),
    'requests.memory': sum('requests', 'memory'),
    'limits.cpu': sum('limits', 'cpu'),
    'limits.memory': sum('limits', 'memory'),
    pods,
    services: 1,
  };
}
