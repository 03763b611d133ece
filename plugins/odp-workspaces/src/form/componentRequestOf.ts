import {
  type PlanRequest,
  planRequestSchema,
} from '@internal/plugin-odp-workspaces-common';

/** What the form of a template asks for; undefined as long as something is missing, or is not as it may be. */
export function componentRequestOf(
  formData: Record<string, unknown>,
  madeBy: { language: unknown; template: unknown },
): PlanRequest | undefined {
  const { workspace, name, title, description = '' } = formData;
  const { clusters, size, replicas, event } = formData;
  const request = planRequestSchema.safeParse({
    kind: 'create-component',
    workspace,
    component: name,
    spec: {
      title,
      description,
      ...madeBy,
      clusters,
      size,
      replicas,
      ...(event ? { event } : {}),
    },
  });
  return request.success ? request.data : undefined;
}
