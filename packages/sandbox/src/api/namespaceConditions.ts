import { type Fields, resourceOfObject, type StoredObject } from '../store';

/** Type, reason and message of what is well while a namespace ends. */
const WELL = [
  [
    'NamespaceDeletionDiscoveryFailure',
    'ResourcesDiscovered',
    'All resources successfully discovered',
  ],
  [
    'NamespaceDeletionGroupVersionParsingFailure',
    'ParsedGroupVersions',
    'All legacy kube types successfully parsed',
  ],
  [
    'NamespaceDeletionContentFailure',
    'ContentDeleted',
    'All content successfully deleted, may be waiting on finalization',
  ],
  [
    'NamespaceContentRemaining',
    'ContentRemoved',
    'All content successfully removed',
  ],
  [
    'NamespaceFinalizersRemaining',
    'ContentHasNoFinalizers',
    'All content-preserving finalizers finished',
  ],
];

/**
 * What the namespace controller says of a namespace that ends, in its words.
 *
 * @param before the conditions that it has; one that stays keeps its time
 * @param now ISO 8601
 */
export function namespaceConditions(
  left: readonly StoredObject[],
  before: readonly Fields[],
  now: string,
): Fields[] {
  const troubles: Record<string, [string, string] | undefined> = {
    NamespaceContentRemaining: left.length
      ? [
          'SomeResourcesRemain',
          `Some resources are remaining: ${counted(left.map(kindOf))
            .map(([kind, count]) => `${kind} has ${count} resource instances`)
            .join(', ')}`,
        ]
      : undefined,
    NamespaceFinalizersRemaining: left.some(hasFinalizers)
      ? [
          'SomeFinalizersRemain',
          `Some content in the namespace has finalizers remaining: ${counted(
            left.flatMap(({ metadata }) => metadata.finalizers ?? []),
          )
            .map(([name, count]) => `${name} in ${count} resource instances`)
            .join(', ')}`,
        ]
      : undefined,
  };
  return WELL.map(([type, ...well]) => {
    const [reason, message] = troubles[type] ?? well;
    const status = troubles[type] ? 'True' : 'False';
    const known = before.find(condition => condition.type === type);
    const lastTransitionTime =
      known?.status === status ? known.lastTransitionTime : now;
    return { type, status, lastTransitionTime, reason, message };
  });
}

function hasFinalizers({ metadata }: StoredObject): boolean {
  return Boolean(metadata.finalizers?.length);
}

/** `configmaps.` and `deployments.apps`: the dot stays without a group. */
function kindOf(object: StoredObject): string {
  const { plural, group } = resourceOfObject(object);
  return `${plural}.${group}`;
}

function counted(names: readonly string[]): Array<[string, number]> {
  const counts = new Map<string, number>();
  names.forEach(name => counts.set(name, (counts.get(name) ?? 0) + 1));
  return [...counts].sort(([one], [other]) => one.localeCompare(other));
}
