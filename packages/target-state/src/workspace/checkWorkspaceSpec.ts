import { layerOfNamespace } from '../lookUp';
import type { TargetState } from '../schema';
import type { WorkspaceSpec } from './workspaceSpec';

/** A field of a spec, such as `members[1].subject`, and what is wrong with it. */
interface SpecProblem {
  path: string;
  message: string;
}

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

function oneOf(
  name: string,
  known: string[],
  { path, what }: { path: string; what: string },
): SpecProblem[] {
  return known.includes(name)
    ? []
    : [
        {
          path,
          message: `there is no ${what} '${name}'; there are ${known.join(
            ', ',
          )}`,
        },
      ];
}

/** Where a name stands that stood before. */
function twice(names: string[]): number[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) === index ? [] : [index],
  );
}
