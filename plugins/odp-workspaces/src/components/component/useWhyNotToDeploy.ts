import {
  type ListedComponent,
  odpWorkspaceDeployPermission,
} from '@internal/plugin-odp-workspaces-common';
import { whyLocked } from '../../model/phases';
import { useWhyNoRight } from '../workspace/useWhyNoRight';

/** Why the caller can ask for nothing of a component now, in a sentence; undefined when they can. */
export function useWhyNotToDeploy(
  component: ListedComponent,
): string | undefined {
  const { workspace, owner } = component;
  const noRight = useWhyNoRight(odpWorkspaceDeployPermission, {
    id: workspace,
    owner,
  });
  return whyLocked(component) ?? noRight;
}
