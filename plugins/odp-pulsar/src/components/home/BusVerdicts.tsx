import { Link } from '@backstage/core-components';
import type { InstanceSummary } from '@internal/plugin-odp-pulsar-common';
import {
  confirmedFreshness,
  type FreshnessLike,
  Freshness,
  Panel,
  StatusWord,
  ViewState,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useInstances } from '../../api';
import { withoutInstance } from '../EventBusPage/withoutInstance';
import { eventBusPath } from '../paths';

const useStyles = makeStyles({
  instance: {
    padding: '10px 16px',
    borderTop: '1px solid var(--odp-line-subtle)',
    fontSize: 12.5,
  },
  stale: { background: 'var(--odp-hatch)' },
  head: { display: 'flex', gap: 8, alignItems: 'baseline' },
  name: { fontWeight: 500, fontSize: 13.5 },
  age: { marginLeft: 'auto' },
  // A link within the sentence would be told from it by colour alone.
  foot: { textAlign: 'right', fontSize: 12 },
});

/** A verdict for each instance of the event bus, on Home. */
export function BusVerdicts() {
  const view = useInstances();
  return (
    <Panel title="Event bus" padded={false}>
      <ViewState padded={false} state={withoutInstance(view)}>
        {view.data?.items.map(item => (
          <InstanceVerdict
            key={item.instance}
            item={item}
            freshness={confirmedFreshness(item.freshness, view, 'swept')}
          />
        ))}
      </ViewState>
    </Panel>
  );
}

/** How an instance is, in a sentence, with its age and the way to it. */
export function InstanceVerdict(props: {
  item: InstanceSummary;
  freshness: FreshnessLike;
}) {
  const { item, freshness } = props;
  const classes = useStyles();
  const { instance, title, verdict } = item;
  const isLive = freshness.state === 'live';
  const words = verdict && `${verdict.title} ${verdict.text}`;
  return (
    <div
      className={`${classes.instance} ${
        freshness.state === 'stale' ? classes.stale : ''
      }`}
    >
      <div className={classes.head}>
        <span className={classes.name}>{title}</span>
        <span className={classes.age}>
          <Freshness freshness={freshness} room="card" />
        </span>
      </div>
      {isLive && verdict ? (
        <>
          <StatusWord status={verdict.status} /> {words}
        </>
      ) : (
        <>
          <StatusWord status="unknown" />{' '}
          {[freshness.reason, words && `last known: ${words}`]
            .filter(Boolean)
            .join('; ')}
        </>
      )}
      <div className={classes.foot}>
        <Link to={eventBusPath({ instance })}>Open</Link>
      </div>
    </div>
  );
}
