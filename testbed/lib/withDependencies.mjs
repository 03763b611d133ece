/**
 * The modules of the servers that are asked for and of those that they need
 * before them, in the order of `all`.
 *
 * @param {string[]} names
 * @param {{ all: string[], loadServer: (name: string) => Promise<object> }} known
 */
export async function withDependencies(names, { all, loadServer }) {
  const found = new Map();
  const add = async name => {
    if (!found.has(name)) {
      found.set(name, await loadServer(name));
      for (const needed of found.get(name).after ?? []) {
        await add(needed);
      }
    }
  };
  for (const name of names) {
    await add(name);
  }
  return all.filter(name => found.has(name)).map(name => found.get(name));
}
