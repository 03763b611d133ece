import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import { Verdict } from '@internal/plugin-odp-react';
import { plural, worstOf } from '@internal/vocabulary';
import { worstCondition } from '../../model/conditions';
import { healthOf } from '../../model/filterWorkspaces';

/** What a person should know first of some workspaces. */
export function ListVerdict({ items }: { items: Workspace[] }) {
  if (!items.length) {
    return null;
  }
  const status = worstOf(items.map(healthOf));
  const needy = items.filter(item =>
    ['failing', 'degraded'].includes(healthOf(item)),
  );
  const worst = needy.find(item => healthOf(item) === status);
  const waiting = items.filter(({ waitsFor }) => waitsFor).length;
  const ready = items.filter(item => healthOf(item) === 'healthy').length;
  return (
    <Verdict status={status}>
      <strong>
        {worst
          ? `${needy.length} of ${plural(items.length, 'workspace')} ${
              needy.length === 1 ? 'is' : 'are'
            } not as ordered.`
          : `${ready} of ${plural(items.length, 'workspace')} ${
              ready === 1 ? 'is' : 'are'
            } as ordered.`}
      </strong>{' '}
      {worst && `${worst.id}: ${worstCondition(worst.conditions)!.message} `}
      {waiting > 0 &&
        `${waiting} ${waiting === 1 ? 'waits' : 'wait'} for an approval.`}
    </Verdict>
  );
}
