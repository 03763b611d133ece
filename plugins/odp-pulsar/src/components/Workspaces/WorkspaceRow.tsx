import {
  type BusNamespace,
  otherForecastTopic,
  topicTitle,
  usageWords,
  worstBacklog,
} from '@internal/plugin-odp-pulsar-common';
import {
  capitalise,
  Clock,
  StatusIcon,
  Until,
} from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { memo } from 'react';
import { namespaceTitle } from '../../model/names';
import {
  BacklogCell,
  LimitTimeCell,
  PolicyCell,
  RatesCell,
  TrendCell,
} from '../cells';
import { useTableStyles } from '../tableStyles';

interface WorkspaceRowProps {
  item: BusNamespace;
  selected: boolean;
  nextSweepAt?: string;
  onOpen: (namespace: string) => void;
  onTopic: (topic: string) => void;
}

/** A namespace; rendered again only when something of it changed. */
export const WorkspaceRow = memo(
  ({ item, selected, nextSweepAt, onOpen, onTopic }: WorkspaceRowProps) => {
    const classes = useTableStyles();
    const { name, status, topics } = item;
    const title = namespaceTitle(item);
    return (
      <tr
        className={classes.row}
        aria-selected={selected}
        data-namespace={name}
        onClick={() => onOpen(name)}
      >
        <td>
          <StatusIcon status={status} decorative />
        </td>
        <td className={classes.cut}>
          <button
            type="button"
            className={classes.link}
            title={name}
            aria-label={`Open ${title}`}
            onClick={event => {
              event.stopPropagation();
              onOpen(name);
            }}
          >
            {title}
          </button>
          <span
            className={`${classes.second} ${classes.cut}`}
            title={item.reasons.join('; ')}
          >
            <b className={`${classes.strong} ${classes[status]}`}>
              {capitalise(status)}
            </b>{' '}
            ·{' '}
            {isForecast(item) ? plural(topics.total, 'topic') : item.reasons[0]}
          </span>
        </td>
        {status === 'unknown' && item.lastReadAt ? (
          <LastKnown item={item} nextSweepAt={nextSweepAt} />
        ) : (
          <Figures item={item} onTopic={onTopic} />
        )}
        <td className={classes.nowrap}>
          <PolicyCell policy={item.policy} />
        </td>
      </tr>
    );
  },
  (before, after) =>
    before.selected === after.selected &&
    before.nextSweepAt === after.nextSweepAt &&
    before.onOpen === after.onOpen &&
    before.onTopic === after.onTopic &&
    JSON.stringify(before.item) === JSON.stringify(after.item),
);

/** Whether the forecast tells why, so that no other reason is needed; a healthy one needs none. */
function isForecast({ status, forecast, reasons, lastReadAt }: BusNamespace) {
  return !reasons.length || Boolean(lastReadAt) || forecast?.status === status;
}

function Figures(props: {
  item: BusNamespace;
  onTopic: (topic: string) => void;
}) {
  const { item, onTopic } = props;
  const classes = useTableStyles();
  const { forecast, forecastTopic, trend, rates } = item;
  const backlog = worstBacklog(item);
  const other = otherForecastTopic(item);
  const status = other ? 'healthy' : forecast?.status ?? 'unknown';
  const opened = other ? backlog?.topic : forecastTopic ?? backlog?.topic;
  return (
    <>
      <td className={classes.cut}>
        <BacklogCell usage={backlog} status={status}>
          {backlog && (
            <button
              type="button"
              className={classes.link}
              onClick={event => {
                event.stopPropagation();
                onTopic(opened!);
              }}
            >
              {topicTitle(backlog.topic)}
            </button>
          )}
        </BacklogCell>
      </td>
      <td>
        <TrendCell
          trend={trend}
          backlog={other ? undefined : backlog}
          status={forecast?.status ?? 'unknown'}
        />
      </td>
      <td className={classes.cut}>
        <LimitTimeCell forecast={forecast} topic={other && topicTitle(other)} />
      </td>
      <td className={classes.right}>
        <RatesCell rates={rates} />
      </td>
    </>
  );
}

/** Instead of figures that are older than the last sweep: why, and what was known last. */
function LastKnown(props: { item: BusNamespace; nextSweepAt?: string }) {
  const { item, nextSweepAt } = props;
  const classes = useTableStyles();
  const backlog = worstBacklog(item);
  const { percent, figures } = usageWords(backlog);
  return (
    <td colSpan={4} className={classes.quiet}>
      {item.reasons[0] && `${item.reasons[0]}. `}
      Last known <Clock moment={item.lastReadAt!} />: worst topic{' '}
      {percent ?? figures}.{' '}
      {nextSweepAt && (
        <>
          Next sweep <Until moment={nextSweepAt} />.
        </>
      )}
    </td>
  );
}
