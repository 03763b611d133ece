export { WORKSPACE_LABEL } from '../render/labels';
export * from './component';
export { checkWorkspaceSpec } from './checkWorkspaceSpec';
export { priceWorkspace } from './priceWorkspace';
export {
  renderBusNamespace,
  type BusNamespaceSpec,
} from './renderBusNamespace';
export { renderWorkspace, type WorkspaceSystem } from './renderWorkspace';
export { workspaceNamespace } from './workspaceNamespace';
export { workspaceSpecSchema, type WorkspaceSpec } from './workspaceSpec';
