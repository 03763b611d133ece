import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { NamespaceSummary } from '@internal/plugin-odp-clusters-common';
import type { BusNamespace } from '@internal/plugin-odp-pulsar-common';
import type {
  ListedComponent,
  Workspace,
} from '@internal/plugin-odp-workspaces-common';
import { capitalise, StatusChip } from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { useBacklogs, useComponents, useQuotas } from '../../api';
import { isMade, PHASE_STATUS } from '../../model/phases';
import type { Sources } from '../../model/told';
import { anyOf, nameOfRef, usdInWords } from '../../model/words';
import { ConditionWords } from '../ConditionWords';
import { workspacePath } from '../paths';
import { useTableStyles } from '../tableStyles';
import { BacklogCell } from '../use/BacklogCell';
import { QuotaCell } from '../use/QuotaCell';

/** The workspaces, a row each. */
export function WorkspaceTable({ items }: { items: Workspace[] }) {
  const quotas = useQuotas(items);
  const backlogs = useBacklogs(items);
  const components = useComponents();
  const table = useTableStyles();
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label="Workspaces">
        <thead>
          <tr>
            <th scope="col">Workspace</th>
            <th scope="col">Phase</th>
            <th scope="col">Conditions</th>
            <th scope="col" className={table.wide}>
              Quota used
            </th>
            <th scope="col">Event bus backlog</th>
            <th scope="col">Owner</th>
            <th scope="col">Tier</th>
            <th scope="col" className={table.right}>
              At quota, a month
            </th>
            <th scope="col">Open operation</th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <WorkspaceRow
              key={item.id}
              item={item}
              quotas={quotas.data}
              backlogs={backlogs.data}
              components={components.data?.items.filter(
                ({ workspace, phase }) =>
                  workspace === item.id && phase !== 'gone',
              )}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WorkspaceRow(props: {
  item: Workspace;
  quotas?: Sources<NamespaceSummary>;
  backlogs?: Sources<BusNamespace>;
  /** Absent until they are known. */
  components?: ListedComponent[];
}) {
  const { item, quotas, backlogs, components } = props;
  const table = useTableStyles();
  const { id, displayName, phase, owner, tier, clusters, conditions } = item;
  return (
    <tr>
      <th scope="row">
        <Link to={workspacePath(id)}>{id}</Link>
        {displayName !== id && (
          <span className={table.second}>{displayName}</span>
        )}
        {components && components.length > 0 && (
          <span className={table.second}>
            {plural(components.length, 'component')}
          </span>
        )}
      </th>
      <td>
        <StatusChip status={PHASE_STATUS[phase]}>
          {capitalise(phase)}
        </StatusChip>
      </td>
      {isMade(item) ? (
        <>
          <td>
            <ConditionWords conditions={conditions} />
          </td>
          <td>
            <QuotaCell workspace={item} sources={quotas} />
          </td>
          <td>
            <BacklogCell workspace={item} sources={backlogs} />
          </td>
        </>
      ) : (
        <td colSpan={3}>
          <span className={table.second}>
            Not made yet: there is nothing to look at before it is approved.
          </span>
        </td>
      )}
      <td>
        <EntityRefLink entityRef={owner} />
      </td>
      <td className={table.nowrap}>
        {tier}
        <span className={table.second}>{clusters.join(', ')}</span>
      </td>
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
