import {
  type PlanRequest,
  planRequestSchema,
} from '@internal/plugin-odp-workspaces-common';

/** What the form of the template asks for; undefined as long as something is missing, or is not as it may be. */
export function requestOf(
  formData: Record<string, unknown>,
): PlanRequest | undefined {
  const { id, displayName, owner, members = [], tier, clusters } = formData;
  const request = planRequestSchema.safeParse({
    kind: 'create',
    workspace: id,
    spec: { displayName, owner, members, tier, clusters },
  });
  return request.success ? request.data : undefined;
}
