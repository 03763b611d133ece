import {
  type BrokerList,
  messageRateInWords,
} from '@internal/plugin-odp-pulsar-common';
import {
  LimitTrack,
  StatusIcon,
  TimeAgo,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { useBrokers } from '../../api';
import {
  bookiesHint,
  bookieWords,
  coverageWords,
  shortHosts,
  trafficShare,
} from '../../model/brokerWords';
import { BUS_RIGHT } from '../EventBusPage/withoutInstance';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    background: 'var(--odp-paper)',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    boxShadow: 'var(--odp-shadow)',
    overflow: 'hidden',
  },
  state: { flex: 1, padding: '0 14px' },
  stale: { background: 'var(--odp-hatch), var(--odp-paper)' },
  // Lines between the parts, whether they stand beside or above each other.
  part: {
    flex: '1 1 300px',
    minWidth: 0,
    padding: '8px 14px 10px',
    boxShadow: '-1px -1px 0 var(--odp-line)',
  },
  title: { fontSize: 12.5, fontWeight: 500, margin: 0, display: 'inline' },
  hint: {
    marginLeft: 8,
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-smallest)',
  },
  items: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))',
    gap: '6px 16px',
    listStyle: 'none',
    margin: '4px 0 0',
    padding: 0,
  },
  item: { minWidth: 0 },
  line: { display: 'flex', gap: 6, alignItems: 'center', fontSize: 12.5 },
  name: {
    fontWeight: 500,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
  },
  figure: {
    marginLeft: 'auto',
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
    whiteSpace: 'nowrap',
  },
  bar: { marginTop: 4 },
});

interface BusStripProps {
  instance: string;
  /** What people call it. */
  title: string;
}

/** Brokers and bookies in a line over the workspaces; what is not measured is not drawn. */
export function BusStrip({ instance, title }: BusStripProps) {
  const classes = useStyles();
  const view = useBrokers(instance);
  const { data } = view;
  const state = viewStateOf(view, {
    what: `Brokers of ${title}`,
    right: BUS_RIGHT,
    freshness: list => list.freshness,
  });
  return (
    <section
      className={`${classes.root} ${
        state.kind === 'stale' ? classes.stale : ''
      }`}
      aria-label="Brokers and bookies"
    >
      {data && (data.brokers.length > 0 || data.bookies) ? (
        <>
          <Part
            title="Brokers"
            hint={
              <>
                {coverageWords(data)},{' '}
                {data.freshness.asOf && (
                  <TimeAgo moment={data.freshness.asOf} />
                )}
              </>
            }
          >
            <BrokerItems list={data} />
          </Part>
          {data.bookies && (
            <Part title="Bookies" hint={bookiesHint(data.bookies)}>
              <BookieItems bookies={data.bookies} />
            </Part>
          )}
        </>
      ) : (
        <div className={classes.state}>
          <ViewState padded={false} state={state} />
        </div>
      )}
    </section>
  );
}

function Part(props: { title: string; hint: ReactNode; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.part}>
      <h2 className={classes.title}>{props.title}</h2>
      <span className={classes.hint}>{props.hint}</span>
      <ul className={classes.items}>{props.children}</ul>
    </div>
  );
}

function BrokerItems({ list: { brokers } }: { list: BrokerList }) {
  const classes = useStyles();
  const short = shortHosts(brokers.map(({ name }) => name));
  return (
    <>
      {brokers.map(broker => {
        const { name, status, reason, messagesInPerSecond } = broker;
        const share = trafficShare(broker, brokers);
        return (
          <li key={name} className={classes.item} title={titleOf(name, reason)}>
            <div className={classes.line}>
              <StatusIcon status={status} size={13} />
              <span className={classes.name}>{short.get(name)}</span>
              <span className={classes.figure}>
                {messagesInPerSecond === undefined
                  ? 'unknown'
                  : messageRateInWords(messagesInPerSecond)}
              </span>
            </div>
            {share !== undefined && (
              <div
                className={classes.bar}
                title={`${Math.round(
                  share * 100,
                )} % of all messages that come in`}
              >
                <LimitTrack share={share} status="healthy" width="100%" />
              </div>
            )}
          </li>
        );
      })}
    </>
  );
}

function BookieItems(props: { bookies: NonNullable<BrokerList['bookies']> }) {
  const { bookies } = props;
  const classes = useStyles();
  const short = shortHosts(bookies.map(({ name }) => name));
  return (
    <>
      {bookies.map(bookie => (
        <li
          key={bookie.name}
          className={classes.item}
          title={titleOf(bookie.name, bookie.reason)}
        >
          <div className={classes.line}>
            <StatusIcon status={bookie.status} size={13} />
            <span className={classes.name}>{short.get(bookie.name)}</span>
            <span className={classes.figure}>{bookieWords(bookie)}</span>
          </div>
          {bookie.diskShare !== undefined && (
            <div className={classes.bar}>
              <LimitTrack
                share={bookie.diskShare}
                status={bookie.status}
                width="100%"
              />
            </div>
          )}
        </li>
      ))}
    </>
  );
}

function titleOf(name: string, reason: string | undefined): string {
  return reason ? `${name}: ${reason}` : name;
}
