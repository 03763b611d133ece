import { NotAllowedError } from '@backstage/errors';
import { errorAnswer } from '@internal/test-utils';
import { FakeWorkspacesBackend } from '../__testUtils__/FakeWorkspacesBackend';

const request = () => ({ signal: new AbortController().signal });

describe('WorkspacesClient', () => {
  it('asks each route of the contract, with names from outside encoded', async () => {
    const backend = FakeWorkspacesBackend.create();
    const client = backend.client();
    const { signal } = request();
    const plan = { kind: 'repair', workspace: 'a' } as const;
    const calls: Array<() => Promise<unknown>> = [
      () => client.loadWorkspaces(request()),
      () => client.loadWorkspace('../x?', request()),
      () => client.loadOperation('a/b', request()),
      () => client.loadComponents(undefined, request()),
      () => client.loadComponents('a&b', request()),
      () => client.loadComponent('../x?', request()),
      () => client.loadComponentNameCheck('a/b', request()),
      () => client.loadOffer(request()),
      () => client.plan(plan, signal),
      () => client.submit({ ...plan, idempotencyKey: 'k' }),
      () => client.decide('12', { verb: 'approve', reason: 'yes' }),
      () => client.decide('12', { verb: 'reject' }),
      () => client.decide('12', { verb: 'cancel' }),
    ];
    for (const call of calls) {
      await call().catch(() => {});
    }
    expect(backend.asked).toEqual([
      { call: 'GET /workspaces' },
      { call: 'GET /workspaces/..%2Fx%3F' },
      { call: 'GET /operations/a%2Fb' },
      { call: 'GET /components' },
      { call: 'GET /components?workspace=a%26b' },
      { call: 'GET /components/..%2Fx%3F' },
      { call: 'GET /component-names/a%2Fb' },
      { call: 'GET /offer' },
      { call: 'POST /plans', body: plan },
      { call: 'POST /operations', body: { ...plan, idempotencyKey: 'k' } },
      { call: 'POST /operations/12/approve', body: { reason: 'yes' } },
      { call: 'POST /operations/12/reject', body: {} },
      { call: 'POST /operations/12/cancel', body: {} },
    ]);
  });

  it('throws what the backend says when it refuses', async () => {
    const message = 'Who asks for a change cannot approve it.';
    const client = FakeWorkspacesBackend.create({
      'POST /operations/12/approve': errorAnswer(
        403,
        new NotAllowedError(message),
      ),
    }).client();
    await expect(
      client.decide('12', { verb: 'approve' }),
    ).rejects.toMatchObject({ body: { error: { message } } });
  });
});
