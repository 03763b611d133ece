export * from './WorkspaceUseApi';
export * from './WorkspaceUseClient';
export * from './useWorkspaceUse';
export * from './WorkspacesApi';
export * from './WorkspacesClient';
export * from './useWorkspaces';
