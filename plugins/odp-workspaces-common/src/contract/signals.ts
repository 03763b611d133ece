/** Channel on which the portal says that workspaces have changed. It carries nothing: signals have no permission check. */
export const WORKSPACES_CHANNEL = 'odp-workspaces';
