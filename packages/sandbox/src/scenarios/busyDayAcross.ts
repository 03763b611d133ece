import { workspacesAcross } from './busyDayWorkspaces';
import { layOut } from './calm';
import { besideTheDocument } from './extras';
import { ago, DAY } from './past';
import type { Later, Stage } from './Scenario';
import { createWorkspace } from './workspaces';

/** The other region: well, and some time after it was first read its API no longer answers. */
export function secondary(stage: Stage): Later[] {
  const { cluster } = stage;
  layOut(stage, [
    { pool: 'general', count: 7 },
    { pool: 'gpu', count: 6 },
    { pool: 'storage', count: 6 },
  ]);
  ago(stage, 2 * DAY, () => {
    besideTheDocument(cluster.store);
    workspacesAcross().forEach(story => createWorkspace(stage, story));
  });
  return [
    {
      afterMs: stage.answersForMs,
      // Who comes later than that would otherwise never see what is stale.
      once: () =>
        cluster.requests.entries().some(({ user }) => user === 'reader'),
      run: () => {
        cluster.faults.inject({
          effect: { kind: 'status', code: 504, reason: 'Timeout' },
        });
        cluster.faults.closeWatches('abrupt');
      },
    },
  ];
}
