/** What the catalog knows. */
export interface Directory {
  /** Those of the entity refs that name nobody. */
  missingOf(refs: readonly string[]): Promise<string[]>;
}

/**
 * Why a workspace cannot have an id, by the catalog: a System of that name is
 * somebody else's, and two entities of one name are none.
 */
export async function whyInCatalog(
  id: string,
  directory: Directory,
): Promise<string | undefined> {
  const [free] = await directory.missingOf([`system:default/${id}`]);
  return free
    ? undefined
    : `There is a System '${id}' in the catalog; choose another id`;
}

/** Why a component cannot have a name, by the catalog. */
export async function whyComponentInCatalog(
  name: string,
  directory: Directory,
): Promise<string | undefined> {
  const [free] = await directory.missingOf([`component:default/${name}`]);
  return free
    ? undefined
    : `There is a Component '${name}' in the catalog; choose another name`;
}
