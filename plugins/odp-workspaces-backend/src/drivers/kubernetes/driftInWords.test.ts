import type { Comparison } from './compareObject';
import { driftInWords } from './driftInWords';

const wanted = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'workspace' },
};

/** A quota that the portal, kubectl and a controller have set something of. */
function drifted(change: Partial<Comparison>): string {
  const managed = (manager: string, time: string, more: object = {}) => ({
    manager,
    time,
    ...more,
  });
  return driftInWords(
    {
      wanted,
      live: {
        ...wanted,
        metadata: {
          ...wanted.metadata,
          managedFields: [
            managed('odp-portal', '2026-11-27T12:00:00Z'),
            managed('kubectl-edit', '2026-11-27T11:06:00Z'),
            managed('labeller', '2026-11-27T11:30:00Z'),
            managed('controller', '2026-11-27T11:59:00Z', {
              subresource: 'status',
            }),
          ],
        },
      },
      fields: [{ path: 'spec.hard.pods', before: '999', after: '20' }],
      conflicts: [],
      warnings: [],
      ...change,
    },
    'odp-portal',
  );
}

describe('driftInWords', () => {
  it('names who owns what is contested and when they set it, not who came last', () => {
    const conflicts = [{ manager: 'kubectl-edit', field: '.spec.hard.pods' }];
    expect(drifted({ conflicts })).toBe(
      'ResourceQuota/workspace: spec.hard.pods is 999, declared 20; changed by kubectl-edit at 2026-11-27T11:06:00Z.',
    );
  });

  it('names who came last where nobody contests it, and nobody where only the server has', () => {
    expect(drifted({})).toContain('by labeller at 2026-11-27T11:30:00Z');
    expect(drifted({ live: wanted })).toBe(
      'ResourceQuota/workspace: spec.hard.pods is 999, declared 20.',
    );
    expect(drifted({ live: undefined })).toBe(
      'ResourceQuota/workspace is gone.',
    );
  });
});
