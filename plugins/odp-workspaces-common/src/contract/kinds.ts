/** What can be asked of a workspace. */
export const WORKSPACE_OPERATION_KINDS = [
  'create',
  'resize',
  'set-members',
  'repair',
  'decommission',
] as const;

/** What somebody may have to agree to of a component. */
export const APPROVABLE_COMPONENT_KINDS = [
  'create-component',
  'deploy',
  'scale',
  'restart',
  'roll-back',
  'delete-component',
] as const;

/** What can be asked of a component in a workspace. */
export const COMPONENT_OPERATION_KINDS = [
  ...APPROVABLE_COMPONENT_KINDS,
  'repair-component',
] as const;

export const OPERATION_KINDS = [
  ...WORKSPACE_OPERATION_KINDS,
  ...COMPONENT_OPERATION_KINDS,
] as const;

export type WorkspaceOperationKind = (typeof WORKSPACE_OPERATION_KINDS)[number];
export type ComponentOperationKind = (typeof COMPONENT_OPERATION_KINDS)[number];
export type OperationKind = (typeof OPERATION_KINDS)[number];
export type ApprovableComponentKind =
  (typeof APPROVABLE_COMPONENT_KINDS)[number];

/** Whether it only puts back what was agreed to: nobody agrees to it again, and nobody has to have seen its plan. */
export function isRepair({ kind }: { kind: OperationKind }): boolean {
  return kind === 'repair' || kind === 'repair-component';
}
