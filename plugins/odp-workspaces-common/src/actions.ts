/** Ids of the scaffolder's actions on workspaces, by what they ask for. */
export const WORKSPACE_ACTIONS = {
  create: 'odp:workspace:create',
  resize: 'odp:workspace:resize',
  decommission: 'odp:workspace:decommission',
} as const;
