import type { Moment, Subscription } from '@internal/plugin-odp-pulsar-common';
import { StatusIcon, TimeAgo } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useTableStyles } from '../tableStyles';
import { usePanelStyles } from './panelStyles';

const useStyles = makeStyles({
  table: {
    '& th, & td': { padding: '4px 6px !important' },
    '& td': { fontSize: '12px !important' as '12px' },
    '& th:first-child, & td:first-child': {
      paddingLeft: '14px !important',
    },
    '& th:last-child, & td:last-child': { paddingRight: '14px !important' },
  },
  name: { display: 'flex', gap: 6, alignItems: 'center', minWidth: 0 },
});

interface SubscriptionTableProps {
  /** Worst first. */
  subscriptions: Subscription[];
  chosen?: string;
  onChoose: (subscription: string) => void;
}

/** Who reads the topic, and how far behind; choosing one shows why. */
export function SubscriptionTable(props: SubscriptionTableProps) {
  const { subscriptions, chosen, onChoose } = props;
  const classes = useStyles();
  const table = useTableStyles();
  const panel = usePanelStyles();
  if (!subscriptions.length) {
    return (
      <div className={panel.part}>
        <h3 className={panel.title}>No subscription</h3>
        <p className={panel.note}>
          Nobody reads it, so that nothing is kept back for anyone.
        </p>
      </div>
    );
  }
  return (
    <div className={table.scroll}>
      <table
        className={`${table.table} ${classes.table}`}
        aria-label="Subscriptions"
      >
        <thead>
          <tr>
            <th scope="col">Subscription</th>
            <th scope="col">Type</th>
            <th scope="col" className={table.right}>
              Cons.
            </th>
            <th scope="col" className={table.right}>
              ~Entries
            </th>
            <th scope="col" className={table.right}>
              Last ack
            </th>
          </tr>
        </thead>
        <tbody>
          {subscriptions.map(subscription => {
            const { name, status, type, consumers } = subscription;
            return (
              <tr
                key={name}
                className={table.row}
                aria-selected={name === chosen}
                onClick={() => onChoose(name)}
              >
                <td>
                  <span className={classes.name}>
                    <StatusIcon status={status} size={13} />
                    <button
                      type="button"
                      className={`${table.link} ${table.cut}`}
                      title={name}
                      aria-label={`Explain ${name}`}
                      onClick={event => {
                        event.stopPropagation();
                        onChoose(name);
                      }}
                    >
                      {name}
                    </button>
                  </span>
                </td>
                <td>
                  {type ?? <Unknown />}
                  {subscription.isDurable === false && ', a reader'}
                </td>
                <td className={table.right}>
                  {consumers?.length ?? <Unknown />}
                </td>
                <td className={table.right}>
                  {subscription.backlogEntries?.toLocaleString('en-GB') ?? (
                    <Unknown />
                  )}
                </td>
                <td className={table.right}>
                  <LastMoment moment={subscription.lastAckedAt} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Unknown() {
  const table = useTableStyles();
  return <span className={table.unknown}>unknown</span>;
}

function LastMoment({ moment }: { moment?: Moment }) {
  if (moment === undefined) {
    return <Unknown />;
  }
  return moment === 'never' ? <>never</> : <TimeAgo moment={moment} />;
}
