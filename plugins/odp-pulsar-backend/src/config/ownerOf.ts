import type { TargetState } from '@internal/target-state';

/** Entity ref of the group whose a component of the target state is. */
export function ownerOf(
  components: TargetState['components'],
  name: string,
): string | undefined {
  const found = components.find(component => component.name === name);
  return found && `group:default/${found.owner}`;
}
