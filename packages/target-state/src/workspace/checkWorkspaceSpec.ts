import { layerOfNamespace } from '../lookUp';
import type { TargetState } from '../schema';
import { oneOf, type SpecProblem, twice } from './specProblems';
import type { WorkspaceSpec } from './workspaceSpec';

/**
 * Everything in a spec of the right shape that the target state does not
 * allow. Whether an id is taken or rests, and whether the owner exists, others
 * know.
 */
export function checkWorkspaceSpec(
  spec: WorkspaceSpec,
  target: TargetState,
): SpecProblem[] {
  return [
    ...id(spec.id, target),
    ...oneOf(
      spec.tier,
      target.workspaces.tiers.map(tier => tier.id),
      { path: 'tier', what: 'tier' },
    ),
    ...spec.clusters.flatMap((cluster, index) =>
      oneOf(
        cluster,
        target.clusters.map(({ name }) => name),
        { path: `clusters[${index}]`, what: 'cluster' },
      ),
    ),
    ...twice(spec.clusters).map(index => ({
      path: `clusters[${index}]`,
      message: `'${spec.clusters[index]}' is named twice`,
    })),
    ...members(spec),
  ];
}

function id(wanted: string, target: TargetState): SpecProblem[] {
  const { ids, prefixes } = target.workspaces.reserved;
  const refuse = (message: string) => [
    { path: 'id', message: `${message}; choose another id` },
  ];
  if (ids.includes(wanted)) {
    return refuse(`'${wanted}' is reserved`);
  }
  const prefix = prefixes.find(each => wanted.startsWith(each));
  if (prefix) {
    return refuse(`ids that begin with '${prefix}' are reserved`);
  }
  if (layerOfNamespace(target, wanted)) {
    return refuse(`'${wanted}' is a namespace of the platform`);
  }
  // Both are a System of the catalog, by their names.
  return target.layers.some(layer => layer.id === wanted)
    ? refuse(`'${wanted}' is a layer of the platform`)
    : [];
}

function members({ owner, members: list }: WorkspaceSpec): SpecProblem[] {
  const subjects = list.map(({ subject }) => subject);
  return [
    ...twice(subjects).map(index => ({
      path: `members[${index}].subject`,
      message: `'${subjects[index]}' is a member already; a member has one role`,
    })),
    ...subjects.flatMap((subject, index) =>
      subject === owner
        ? [
            {
              path: `members[${index}].subject`,
              message: `'${subject}' is the owner, who is admin without being a member`,
            },
          ]
        : [],
    ),
  ];
}
