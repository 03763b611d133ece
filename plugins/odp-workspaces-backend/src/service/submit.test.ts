import { ConflictError } from '@backstage/errors';
import type { Operation } from '@internal/plugin-odp-workspaces-common';
import { creation } from '../__testUtils__/workspaceRequests';
import { owner } from '../__testUtils__/WorkspacesBench';
import type { Planners } from '../plan/Planners';
import type { Operations } from '../store/Operations';
import { Workspaces } from './Workspaces';

type Options = Parameters<typeof Workspaces.create>[0];

const request = { ...creation, planHash: 'seen', idempotencyKey: 'once' };

/** A service whose plan meets a workspace that is there by then. */
function serviceOf(known: (Operation | undefined)[]): Workspaces {
  return Workspaces.create({
    operations: {
      known: async () => known.shift(),
    } as Partial<Operations> as Operations,
    planners: {
      plan: async () => {
        throw new ConflictError("There is a workspace 'acme-risk'");
      },
    } as Partial<Planners> as Planners,
  } as Partial<Options> as Options);
}

describe('what is sent twice at once', () => {
  it('is one operation, though the first is accepted while the second is planned', async () => {
    const accepted = { id: '1' } as Operation;
    const workspaces = serviceOf([undefined, accepted]);
    expect(await workspaces.submit(request, owner)).toBe(accepted);
  });

  it('is refused as it was, where nothing was accepted', async () => {
    const workspaces = serviceOf([undefined, undefined]);
    await expect(workspaces.submit(request, owner)).rejects.toThrow(
      "There is a workspace 'acme-risk'",
    );
  });
});
