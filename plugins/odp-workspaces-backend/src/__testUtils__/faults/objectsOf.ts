import type { WorkspacesPortal } from '../WorkspacesPortal';

const MANAGER = 'odp-portal';

/**
 * Objects of a cluster by group, such as `ResourceQuota/workspace <uid>`.
 *
 * @param lists paths of what is looked at
 * @param groupOf the group of an object, from its metadata; undefined for one that is left out
 */
export async function objectsOf(
  portal: WorkspacesPortal,
  lists: readonly string[],
  groupOf: (metadata: any) => string | undefined,
): Promise<Map<string, string[]>> {
  const objects = new Map<string, string[]>();
  for (const list of lists) {
    const { body } = await portal.kubectl('GET', list);
    const kind = body.kind.replace(/List$/, '');
    for (const { metadata } of body.items) {
      const group = groupOf(metadata);
      if (group !== undefined) {
        const others = objects.get(group) ?? [];
        const named = `${kind}/${metadata.name} ${metadata.uid}`;
        objects.set(group, [...others, named].sort());
      }
    }
  }
  return objects;
}

/** Whether the portal has applied it. */
export function isOfPortal({ managedFields = [] }: any): boolean {
  return managedFields.some(({ manager }: any) => manager === MANAGER);
}

/** Those of an inventory, as {@link objectsOf} names them. */
export function inventoryNames(inventory: any[]): string[] {
  return inventory
    .filter(({ uid }) => uid)
    .map(({ kind, name, uid }) => `${kind}/${name} ${uid}`)
    .sort();
}

/** Those that an operation says it has written, as {@link objectsOf} names them. */
export function writtenNames(written: any[]): string[] {
  return written
    .filter(({ uid }) => uid)
    .map(({ subject, uid }) => `${subject} ${uid}`)
    .sort();
}

/** Of operations and their steps: states other than that they are done. */
export function notDone(operations: any[]): string[] {
  return operations.flatMap(({ state, steps }) =>
    [state, ...steps.map((step: any) => step.state)].filter(
      one => one !== 'done',
    ),
  );
}
