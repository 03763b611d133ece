import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import type { Caller } from './callers';
import { AuditedWorkspacesService } from './AuditedWorkspacesService';
import type { WorkspacesService } from './WorkspacesService';

const HASH = 'a'.repeat(64);
const OPERATION = {
  id: '7',
  kind: 'decommission',
  workspace: 'acme-risk',
  state: 'waiting',
  plan: { planHash: HASH },
};
const asked = {
  kind: 'decommission',
  workspace: 'acme-risk',
  planHash: HASH,
  idempotencyKey: 'k',
} as const;

describe('the record of changes', () => {
  const success = jest.fn();
  const fail = jest.fn();
  const auditor = mockServices.auditor.mock({
    createEvent: async () => ({ success, fail }),
  });
  const answer = jest.fn();
  const workspaces = AuditedWorkspacesService.create({
    auditor,
    inner: {
      submit: answer,
      approve: answer,
      reject: answer,
      cancel: answer,
    } as Partial<WorkspacesService<Caller>> as WorkspacesService<Caller>,
  });
  const request = { originalUrl: '/operations' } as Caller['request'];
  const caller: Caller = {
    credentials: mockCredentials.user('user:default/owner'),
    request,
  };
  beforeEach(() => jest.clearAllMocks());

  it.each([
    ['operation-submit', () => workspaces.submit(asked, caller)],
    ['operation-approve', () => workspaces.approve('7', {}, caller)],
    ['operation-reject', () => workspaces.reject('7', {}, caller)],
    ['operation-cancel', () => workspaces.cancel('7', {}, caller)],
  ])(
    'says who asked, from where, and what came of it: %s',
    async (eventId, act) => {
      answer.mockResolvedValueOnce(OPERATION);
      await act();
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId,
          severityLevel: 'high',
          request,
          meta: expect.objectContaining({ by: 'user:default/owner' }),
        }),
      );
      expect(success).toHaveBeenCalledWith({
        meta: {
          operation: '7',
          kind: 'decommission',
          workspace: 'acme-risk',
          state: 'waiting',
          planHash: HASH,
        },
      });

      const refusal = new NotAllowedError('No.');
      answer.mockRejectedValueOnce(refusal);
      await expect(act()).rejects.toBe(refusal);
      expect(fail).toHaveBeenCalledWith({ error: refusal });
    },
  );

  it('names who asked by an action, which has no request', async () => {
    answer.mockResolvedValue(OPERATION);
    for (const [credentials, by] of [
      [mockCredentials.user('user:default/owner'), 'user:default/owner'],
      [mockCredentials.service('plugin:mcp-actions'), 'plugin:mcp-actions'],
    ] as const) {
      await workspaces.submit(asked, { credentials });
      expect(auditor.createEvent).toHaveBeenLastCalledWith(
        expect.objectContaining({
          meta: {
            kind: 'decommission',
            workspace: 'acme-risk',
            planHash: HASH,
            idempotencyKey: 'k',
            by,
          },
        }),
      );
    }
  });
});
