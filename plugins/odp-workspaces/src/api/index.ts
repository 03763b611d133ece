export * from './WorkspaceUseApi';
export * from './WorkspaceUseClient';
export * from './useWorkspaceUse';
export * from './WorkspacesApi';
export * from './useComponents';
export * from './useRuntime';
export * from './WorkspacesClient';
export * from './useWorkspaces';
