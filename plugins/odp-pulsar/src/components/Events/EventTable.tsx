import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  type EventFlow,
  type EventParty,
  rateInWords,
} from '@internal/plugin-odp-pulsar-common';
import { StatusIcon, StatusWord } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { linkKind } from '../../model/eventMap';
import { ratesInWords } from '../../model/words';
import { useTableStyles } from '../tableStyles';
import { LINK_STYLES } from './linkStyles';

const useStyles = makeStyles({
  table: { minWidth: 860, '& td': { verticalAlign: 'top' } },
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

/** The twin of the map: the same event types, parties and links in a table. */
export function EventTable(props: {
  flows: EventFlow[];
  onEvent: (event: string) => void;
}) {
  const classes = useStyles();
  const table = useTableStyles();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.table}`} aria-label="Events">
        <thead>
          <tr>
            <th scope="col">Event type</th>
            <th scope="col">State</th>
            <th scope="col">Producers</th>
            <th scope="col">Consumers</th>
            <th scope="col">Messages</th>
            <th scope="col" className={table.right}>
              Topics
            </th>
            <th scope="col">Gaps</th>
          </tr>
        </thead>
        <tbody>
          {props.flows.map(flow => (
            <tr key={flow.event}>
              <td>
                <button
                  type="button"
                  className={table.link}
                  onClick={() => props.onEvent(flow.event)}
                >
                  {flow.event}
                </button>
                <span className={table.second}>{flow.description}</span>
              </td>
              <td>
                <StatusWord status={flow.status} />
              </td>
              <td>
                <Parties parties={flow.producers} />
              </td>
              <td>
                <Parties parties={flow.consumers} />
              </td>
              <td>{ratesInWords(flow.rates)}</td>
              <td className={table.right}>{flow.topics}</td>
              <td>
                {flow.gaps.length ? (
                  <ul className={classes.list}>
                    {flow.gaps.map(gap => (
                      <li key={gap} className={table.degraded}>
                        <StatusIcon status="degraded" size={12} decorative />{' '}
                        {gap}
                      </li>
                    ))}
                  </ul>
                ) : (
                  <span className={table.quiet}>none</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Parties({ parties }: { parties: EventParty[] }) {
  const classes = useStyles();
  const table = useTableStyles();
  if (!parties.length) {
    return <span className={table.quiet}>none</span>;
  }
  return (
    <ul className={classes.list}>
      {parties.map(party => {
        const { name, entity, status, messagesPerSecond } = party;
        return (
          <li key={name}>
            <StatusIcon status={status} size={12} />{' '}
            {entity ? <EntityRefLink entityRef={entity} /> : name}
            <span className={table.second}>
              {LINK_STYLES[linkKind(party)].words}
              {messagesPerSecond !== undefined &&
                `, ${rateInWords(messagesPerSecond)} msg/s`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
