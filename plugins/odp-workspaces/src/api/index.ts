export * from './WorkspacesApi';
export * from './WorkspacesClient';
export * from './useWorkspaces';
