import { Link } from '@backstage/core-components';
import {
  type InventoryItem,
  SYSTEMS,
  type WorkspaceDetail,
} from '@internal/plugin-odp-workspaces-common';
import { Panel, ViewState } from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { SYSTEM_TITLES } from '../../model/conditions';
import { eventBusPath, namespacePath } from '../paths';
import { useTableStyles } from '../tableStyles';

/** Everything that the portal made for a workspace, by place and system. */
export function ResourcesTab({ workspace }: { workspace: WorkspaceDetail }) {
  const { inventory } = workspace;
  const places = [...new Set(inventory.map(({ place }) => place))];
  if (!places.length) {
    return (
      <Panel label="Resources" padded={false}>
        <ViewState
          state={{
            kind: 'empty-by-nature',
            title: 'Nothing is there',
            detail:
              workspace.phase === 'gone'
                ? 'All that was made for it is gone.'
                : 'Nothing was made for it yet.',
          }}
        />
      </Panel>
    );
  }
  return (
    <>
      {places.flatMap(place =>
        // An instance of Pulsar may be called as its cluster is.
        [false, true].map(isBus => (
          <PlacePanel
            key={`${place} ${isBus}`}
            place={place}
            isBus={isBus}
            items={inventory.filter(
              item =>
                item.place === place && (item.system === 'event-bus') === isBus,
            )}
            workspace={workspace}
          />
        )),
      )}
    </>
  );
}

function PlacePanel(props: {
  place: string;
  isBus: boolean;
  items: InventoryItem[];
  workspace: WorkspaceDetail;
}) {
  const { place, isBus, items, workspace } = props;
  const table = useTableStyles();
  const rows = SYSTEMS.flatMap(system =>
    items.filter(item => item.system === system),
  );
  if (!items.length) {
    return null;
  }
  const title = isBus ? `Event bus, ${place}` : place;
  return (
    <Panel
      title={title}
      hint={plural(items.length, 'object')}
      actions={
        isBus ? (
          <Link
            to={eventBusPath({
              instance: place,
              namespace: workspace.busNamespace,
            })}
          >
            On the event bus
          </Link>
        ) : (
          <Link
            to={namespacePath({
              cluster: place,
              namespace: workspace.namespace,
            })}
          >
            Its namespace
          </Link>
        )
      }
      padded={false}
    >
      <div className={table.scroll}>
        <table className={table.table} aria-label={`Resources on ${title}`}>
          <thead>
            <tr>
              <th scope="col">System</th>
              <th scope="col">Kind</th>
              <th scope="col">Name</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(item => (
              <tr key={`${item.apiVersion} ${item.kind} ${item.name}`}>
                <td>{SYSTEM_TITLES[item.system]}</td>
                <td>
                  {item.kind}
                  {item.apiVersion && (
                    <span className={table.second}>{item.apiVersion}</span>
                  )}
                </td>
                <td>{item.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
