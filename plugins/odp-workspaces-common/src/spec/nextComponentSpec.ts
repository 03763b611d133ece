import type { ComponentSpec } from '@internal/target-state';
import type { ComponentRequest } from '../contract';

/**
 * What a component is to be after a request; one that is there is given as
 * `current`, and what it was in the generation that it is rolled back to as
 * `earlier`.
 */
export function nextComponentSpec(
  current: ComponentSpec | undefined,
  request: ComponentRequest,
  earlier?: ComponentSpec,
): ComponentSpec {
  const { workspace, component: name } = request;
  if (request.kind === 'create-component') {
    return { ...request.spec, workspace, name };
  }
  if (!current) {
    throw new TypeError(`There is no component '${name}'`);
  }
  const { restarts = 0 } = current;
  switch (request.kind) {
    case 'deploy':
    case 'scale':
      return { ...current, ...request.spec };
    case 'restart':
      return { ...current, restarts: restarts + 1 };
    case 'roll-back':
      if (!earlier) {
        throw new TypeError(
          `There is no generation ${request.spec.generation} of component '${name}'`,
        );
      }
      // Pods that were restarted since are not to be what they were.
      return { ...earlier, ...(restarts && { restarts }) };
    default:
      return current;
  }
}
