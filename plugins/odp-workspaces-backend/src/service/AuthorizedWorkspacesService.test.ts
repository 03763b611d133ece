import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Operation } from '@internal/plugin-odp-workspaces-common';
import { Deployers } from '../visibility/Deployers';
import type { WorkspaceResources } from '../visibility/resources';
import { Rights } from '../visibility/Rights';
import { AuthorizedWorkspacesService } from './AuthorizedWorkspacesService';
import type { Requester } from './callers';
import type { WorkspacesService } from './WorkspacesService';

const operation = {
  id: '7',
  workspace: 'acme-risk',
  requestedBy: 'user:default/owner',
} as Operation;

describe('rights on workspaces', () => {
  let result: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  const heard: Requester[] = [];
  const hear = async (_id: unknown, _note: unknown, requester: Requester) => {
    heard.push(requester);
    return operation;
  };
  const service = AuthorizedWorkspacesService.create({
    inner: {
      getOperation: async id =>
        id === operation.id
          ? operation
          : { ...operation, id, requestedBy: 'user:default/somebody' },
      getOffer: async () => ({
        tiers: [],
        clusters: [],
        components: {
          sizes: [],
          replicas: { default: { min: 1, max: 1 }, most: 1 },
          events: [],
        },
      }),
      checkId: async id => ({ id, isFree: true }),
      approve: hear,
    } as Partial<WorkspacesService<Requester>> as WorkspacesService<Requester>,
    resources: {
      ofOperation: async () => ({
        id: 'acme-risk',
        owner: 'group:default/risk-platform',
        members: [],
        editors: [],
        approvers: [],
      }),
    } as Partial<WorkspaceResources> as WorkspaceResources,
    deployers: Deployers.of([]),
    rights: Rights.create({
      auth: mockServices.auth(),
      permissions: mockServices.permissions.mock({
        authorizeConditional: async queries => queries.map(() => ({ result })),
      }),
      userInfo: {
        getUserInfo: async () => ({
          userEntityRef: 'user:default/Owner',
          ownershipEntityRefs: ['user:default/Owner', 'Group:default/Platform'],
        }),
      },
      apply: () => false,
    }),
  });
  const caller = { credentials: mockCredentials.user('user:default/Owner') };

  it('take a person for the same one however a sign-in writes the name, so that nobody approves what they ask for', async () => {
    result = AuthorizeResult.ALLOW;
    await service.approve('7', {}, caller);
    expect(heard).toEqual([
      {
        user: operation.requestedBy,
        claims: [operation.requestedBy, 'group:default/platform'],
      },
    ]);
  });

  it('tell who counts through the operations neither the workspace of one nor its owner', async () => {
    result = AuthorizeResult.DENY;
    await expect(service.getOperation('8', caller)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message:
        'It needs the right odp.workspace.read on the workspace of operation 8',
    });
  });

  it('are asked for before prices and ids are told', async () => {
    result = AuthorizeResult.DENY;
    for (const refused of [
      service.getOffer(caller),
      service.checkId('acme-risk', caller),
    ]) {
      await expect(refused).rejects.toMatchObject({ name: 'NotAllowedError' });
    }
  });
});
