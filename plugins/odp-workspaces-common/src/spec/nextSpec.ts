import type { WorkspaceSpec } from '@internal/target-state';
import type { WorkspaceRequest } from '../contract';

/** What a workspace is to be after a request; a workspace that is there is given as `current`. */
export function nextSpec(
  current: WorkspaceSpec | undefined,
  request: WorkspaceRequest,
): WorkspaceSpec {
  if (request.kind === 'create') {
    return { ...request.spec, id: request.workspace };
  }
  if (!current) {
    throw new TypeError(`There is no workspace '${request.workspace}'`);
  }
  return request.kind === 'resize' || request.kind === 'set-members'
    ? { ...current, ...request.spec }
    : current;
}
