import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import { capitalise, StatusChip } from '@internal/plugin-odp-react';
import { PHASE_STATUS } from '../../model/phases';
import { anyOf, nameOfRef, usdInWords } from '../../model/words';
import { ConditionWords } from '../ConditionWords';
import { workspacePath } from '../paths';
import { useTableStyles } from '../tableStyles';

/** The workspaces, a row each. */
export function WorkspaceTable({ items }: { items: Workspace[] }) {
  const table = useTableStyles();
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label="Workspaces">
        <thead>
          <tr>
            <th scope="col">Workspace</th>
            <th scope="col">Phase</th>
            <th scope="col">Conditions</th>
            <th scope="col">Owner</th>
            <th scope="col">Tier</th>
            <th scope="col">Clusters</th>
            <th scope="col" className={table.right}>
              At quota, a month
            </th>
            <th scope="col">Open operation</th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <WorkspaceRow key={item.id} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WorkspaceRow({ item }: { item: Workspace }) {
  const table = useTableStyles();
  const { id, displayName, phase, owner, tier, clusters, conditions } = item;
  return (
    <tr>
      <th scope="row">
        <Link to={workspacePath(id)}>{id}</Link>
        {displayName !== id && (
          <span className={table.second}>{displayName}</span>
        )}
      </th>
      <td>
        <StatusChip status={PHASE_STATUS[phase]}>
          {capitalise(phase)}
        </StatusChip>
      </td>
      <td>
        <ConditionWords conditions={conditions} />
      </td>
      <td>
        <EntityRefLink entityRef={owner} />
      </td>
      <td>{tier}</td>
      <td>{clusters.join(', ')}</td>
      <td className={table.right}>{usdInWords(item.usdPerMonth)}</td>
      <td>{openSentence(item)}</td>
    </tr>
  );
}

function openSentence({ openOperation, waitsFor }: Workspace): string {
  if (!openOperation) {
    return 'none';
  }
  return waitsFor
    ? `${openOperation} waits for ${anyOf(waitsFor.map(nameOfRef))}`
    : `${openOperation} is carried out`;
}
