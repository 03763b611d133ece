import { Link } from '@backstage/core-components';
import {
  type BrokerList,
  messageRateInWords,
} from '@internal/plugin-odp-pulsar-common';
import {
  LiveHeader,
  MissingParts,
  Panel,
  StatusWord,
  ViewState,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { useBrokers } from '../../api';
import {
  bookiesHint,
  bookieWords,
  coverageWords,
} from '../../model/brokerWords';
import type { Bus } from '../EventBusPage/useBus';
import { BUS_RIGHT } from '../EventBusPage/withoutInstance';
import { useTableStyles } from '../tableStyles';

/** Brokers and bookies of the instance, and where ZooKeeper is seen. */
export function Brokers({ bus }: { bus: Bus }) {
  const view = useBrokers(bus.instance);
  const { data } = view;
  const state = viewStateOf(view, {
    what: `Brokers of ${bus.title}`,
    right: BUS_RIGHT,
    freshness: list => list.freshness,
    judge: list =>
      list.freshness.state === 'starting' && !list.brokers.length
        ? { kind: 'loading' }
        : undefined,
  });
  return (
    <>
      <LiveHeader view={view} reading="swept" />
      <Panel
        title="Brokers"
        hint={data && `${coverageWords(data)}${sourceWords(data)}`}
        padded={false}
      >
        <ViewState padded={false} state={noBrokers(state, data)}>
          {data && <BrokerTable brokers={data.brokers} />}
        </ViewState>
        {data && <MissingParts gaps={data.gaps} />}
      </Panel>
      <Panel
        title="Bookies"
        hint={data?.bookies && bookiesHint(data.bookies)}
        padded={false}
      >
        <ViewState padded={false} state={noBookies(state, data)}>
          {data?.bookies && <BookieTable bookies={data.bookies} />}
        </ViewState>
      </Panel>
      <Panel title="ZooKeeper">
        Pulsar&rsquo;s admin interface tells nothing of it, so that nothing is
        claimed here.
        <div>
          <Link to="/namespaces?search=zookeeper">
            Its pods are on Namespaces
          </Link>
        </div>
      </Panel>
    </>
  );
}

function sourceWords({ source }: BrokerList): string {
  switch (source) {
    case 'broker-stats':
      return ', from the statistics of each broker';
    case 'metrics':
      return ", from the brokers' metrics, which name neither consumers nor producers";
    default:
      return '';
  }
}

function noBrokers(
  state: ViewStateValue,
  data: BrokerList | undefined,
): ViewStateValue {
  return state.kind === 'ready' && !data?.brokers.length
    ? {
        kind: 'source-failed',
        title: 'The brokers cannot be listed',
        detail:
          'That takes a token with the rights of a super-user; see what is missing below.',
      }
    : state;
}

function noBookies(
  state: ViewStateValue,
  data: BrokerList | undefined,
): ViewStateValue {
  if (state.kind !== 'ready' || data?.bookies?.length) {
    return state;
  }
  return data?.bookies
    ? {
        kind: 'empty-by-nature',
        title: 'No bookie is registered',
        detail: 'Without one nothing can be written.',
      }
    : {
        kind: 'source-failed',
        title: 'The bookies cannot be listed',
        detail:
          'That takes a token with the rights of a super-user; whether they work is unknown.',
      };
}

function BrokerTable({ brokers }: { brokers: BrokerList['brokers'] }) {
  const classes = useTableStyles();
  const rate = (value: number | undefined) =>
    value === undefined ? (
      <span className={classes.unknown}>unknown</span>
    ) : (
      messageRateInWords(value)
    );
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label="Brokers">
        <thead>
          <tr>
            <th scope="col">Broker</th>
            <th scope="col">State</th>
            <th scope="col" className={classes.right}>
              Topics loaded
            </th>
            <th scope="col" className={classes.right}>
              In
            </th>
            <th scope="col" className={classes.right}>
              Out
            </th>
          </tr>
        </thead>
        <tbody>
          {brokers.map(broker => (
            <tr key={broker.name}>
              <td>
                {broker.name}
                {broker.isLeader && (
                  <span className={classes.second}>
                    leader: places bundles of topics
                  </span>
                )}
              </td>
              <td>
                <StatusWord status={broker.status} />
                {broker.reason && (
                  <span className={classes.second}>{broker.reason}</span>
                )}
              </td>
              <td className={classes.right}>
                {broker.topics ?? (
                  <span className={classes.unknown}>unknown</span>
                )}
              </td>
              <td className={classes.right}>
                {rate(broker.messagesInPerSecond)}
              </td>
              <td className={classes.right}>
                {rate(broker.messagesOutPerSecond)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BookieTable(props: { bookies: NonNullable<BrokerList['bookies']> }) {
  const classes = useTableStyles();
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label="Bookies">
        <thead>
          <tr>
            <th scope="col">Bookie</th>
            <th scope="col">State</th>
            <th scope="col">Disk in use</th>
          </tr>
        </thead>
        <tbody>
          {props.bookies.map(bookie => (
            <tr key={bookie.name}>
              <td>{bookie.name}</td>
              <td>
                <StatusWord status={bookie.status} />
                {bookie.reason && (
                  <span className={classes.second}>{bookie.reason}</span>
                )}
              </td>
              <td>
                {bookie.diskShare === undefined ? (
                  <span className={classes.unknown}>
                    not measured{bookie.isReadOnly && '; read-only'}
                  </span>
                ) : (
                  bookieWords(bookie)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
