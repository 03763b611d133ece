/** What people call a namespace: its workspace, or the name where it is none. */
export function namespaceTitle(item: {
  name: string;
  workspace?: string;
}): string {
  return item.workspace ?? item.name;
}
