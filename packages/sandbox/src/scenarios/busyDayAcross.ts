import { workspacesAcross } from './busyDayWorkspaces';
import { layOut } from './calm';
import { besideTheDocument } from './extras';
import { ago, DAY, SECOND } from './past';
import type { Later, Stage } from './Scenario';
import { createWorkspace } from './workspaces';

/** How long odp-us answers before its API begins to say 504. */
const US_ANSWERS_MS = 60 * SECOND;

/** The other region: well, and after a while its API no longer answers. */
export function secondary(stage: Stage): Later[] {
  const { cluster } = stage;
  layOut(stage, [
    { pool: 'general', count: 7 },
    { pool: 'gpu', count: 6 },
    { pool: 'storage', count: 6 },
  ]);
  ago(stage, 2 * DAY, () => {
    besideTheDocument(cluster.store);
    workspacesAcross().forEach(story => createWorkspace(cluster.store, story));
  });
  return [
    {
      afterMs: US_ANSWERS_MS,
      run: () => {
        cluster.faults.inject({
          effect: { kind: 'status', code: 504, reason: 'Timeout' },
        });
        cluster.faults.closeWatches('abrupt');
      },
    },
  ];
}
