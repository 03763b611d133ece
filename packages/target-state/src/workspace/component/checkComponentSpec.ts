import type { TargetState } from '../../schema';
import { oneOf, type SpecProblem, twice } from '../specProblems';
import type { WorkspaceSpec } from '../workspaceSpec';
import type { ComponentSpec } from './componentSpec';

/** Everything in a spec of the right shape that the target state, or the workspace that it is for, does not allow. */
export function checkComponentSpec(
  spec: ComponentSpec,
  { target, workspace }: { target: TargetState; workspace: WorkspaceSpec },
): SpecProblem[] {
  const { sizes } = target.workspaces.components;
  return [
    ...spec.clusters.flatMap((cluster, index) =>
      oneOf(cluster, workspace.clusters, {
        path: `clusters[${index}]`,
        what: 'cluster of the workspace',
      }),
    ),
    ...twice(spec.clusters).map(index => ({
      path: `clusters[${index}]`,
      message: `'${spec.clusters[index]}' is named twice`,
    })),
    ...oneOf(
      spec.size,
      sizes.map(({ id }) => id),
      { path: 'size', what: 'size' },
    ),
    ...replicas(spec, target.workspaces.components.replicas.most),
    ...(spec.event === undefined
      ? []
      : oneOf(
          spec.event,
          target.eventBus.events.map(({ name }) => name),
          { path: 'event', what: 'event type' },
        )),
  ];
}

function replicas(
  { replicas: { min, max } }: ComponentSpec,
  most: number,
): SpecProblem[] {
  return [
    ...(max < min
      ? [
          {
            path: 'replicas.max',
            message: `${max} is below the least, ${min}`,
          },
        ]
      : []),
    ...(max > most
      ? [
          {
            path: 'replicas.max',
            message: `a component has ${most} pods at most`,
          },
        ]
      : []),
  ];
}
