/** What can be asked of a workspace. */
export const OPERATION_KINDS = [
  'create',
  'resize',
  'set-members',
  'repair',
  'decommission',
] as const;

export type OperationKind = (typeof OPERATION_KINDS)[number];
