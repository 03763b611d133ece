/** Where the database keeps one kind of things that operations are about. */
export interface SubjectKind {
  /** What is wanted, a row each. */
  table: 'workspaces' | 'components';
  /** What was made for it. */
  inventory: 'inventory' | 'component_inventory';
  /** Column of the inventory and of operations that names it. */
  column: 'workspace' | 'component';
}

export const WORKSPACES: SubjectKind = {
  table: 'workspaces',
  inventory: 'inventory',
  column: 'workspace',
};

export const COMPONENTS: SubjectKind = {
  table: 'components',
  inventory: 'component_inventory',
  column: 'component',
};

/** One thing that operations are about. */
export interface Subject {
  kind: SubjectKind;
  /** Id of the workspace, or name of the component. */
  id: string;
  /** Id of the workspace that it is, or is in. */
  workspace: string;
}

/** What an operation, or a request for one, is about. */
export function subjectOf({
  workspace,
  component,
}: {
  workspace: string;
  component?: string;
}): Subject {
  return component === undefined
    ? { kind: WORKSPACES, id: workspace, workspace }
    : { kind: COMPONENTS, id: component, workspace };
}

/** `Workspace 'acme-risk'`, at the beginning of a sentence. */
export function nameOf({ kind, id }: Pick<Subject, 'kind' | 'id'>): string {
  return kind === WORKSPACES ? `Workspace '${id}'` : `Component '${id}'`;
}

/** `There is a workspace 'acme-risk'`, or that there is none. */
export function whetherThere(
  { kind, id }: Pick<Subject, 'kind' | 'id'>,
  isThere: boolean,
): string {
  return `There is ${isThere ? 'a' : 'no'} ${kind.column} '${id}'`;
}

/** What of the operations' table is about it, and nothing else. */
export function operationsOf({
  kind,
  id,
}: Pick<Subject, 'kind' | 'id'>): Record<string, string | null> {
  return kind === WORKSPACES
    ? { workspace: id, component: null }
    : { component: id };
}
