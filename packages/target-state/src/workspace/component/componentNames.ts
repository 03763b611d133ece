import { workspaceLabels, workspaceNamespace } from '../workspaceNamespace';
import type { ComponentSpec } from './componentSpec';

/** Label by which an object is known as that of a component; its value is the component's name. */
export const COMPONENT_LABEL = 'odp.io/component';

/** Labels by which the pods of a component are selected; they cannot change. */
export function componentSelector({
  name,
}: Pick<ComponentSpec, 'name'>): Record<string, string> {
  return { 'app.kubernetes.io/name': name, [COMPONENT_LABEL]: name };
}

/** Labels of every object of a component. */
export function labelsOfComponent(spec: ComponentSpec): Record<string, string> {
  const { workspace } = spec;
  return {
    ...workspaceLabels(workspace),
    ...componentSelector(spec),
    'app.kubernetes.io/part-of': workspace,
  };
}

/** Name, namespace and labels of every object of a component. */
export function componentMetadata(spec: ComponentSpec) {
  return {
    name: spec.name,
    namespace: workspaceNamespace(spec.workspace),
    labels: labelsOfComponent(spec),
  };
}
