import { parse } from '@internal/backend-kit';
import {
  type ComponentSpec,
  componentSpecSchema,
} from '@internal/target-state';

/**
 * A component as a form gives it: what was left empty there is absent here.
 *
 * @throws InputError that names field and rule
 */
export function componentOf(input: {
  description?: string;
  event?: string;
  repository?: string;
}): ComponentSpec {
  const { description = '', event, repository, ...others } = input;
  return parse(componentSpecSchema, {
    ...others,
    description,
    ...(event && { event }),
    ...(repository && { repository }),
  });
}
