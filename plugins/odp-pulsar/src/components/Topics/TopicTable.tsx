import {
  decimalBytesInWords,
  isOfTopic,
  type TopicSummary,
  topicTitle,
} from '@internal/plugin-odp-pulsar-common';
import { capitalise, StatusIcon } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { memo } from 'react';
import { BacklogCell, LimitTimeCell, RatesCell, TrendCell } from '../cells';
import { useTableStyles } from '../tableStyles';

const useStyles = makeStyles({
  table: { tableLayout: 'fixed', minWidth: 860 },
  narrow: { minWidth: 680 },
  name: { display: 'flex', gap: 7, alignItems: 'flex-start', minWidth: 0 },
  mark: { paddingTop: 2, flex: 'none' },
  words: { minWidth: 0 },
});

function Counts({ topic }: { topic: TopicSummary }) {
  const table = useTableStyles();
  const { subscriptions, producers, storageBytes } = topic;
  return (
    <>
      <td className={table.right}>{subscriptions}</td>
      <td className={table.right}>
        {producers ?? <span className={table.unknown}>unknown</span>}
      </td>
      <td className={table.right}>
        {storageBytes === undefined ? (
          <span className={table.unknown}>unknown</span>
        ) : (
          decimalBytesInWords(storageBytes)
        )}
      </td>
    </>
  );
}

const TopicRow = memo(
  (props: {
    topic: TopicSummary;
    selected: boolean;
    isNarrow: boolean;
    onTopic: (topic: string) => void;
  }) => {
    const { topic, selected, isNarrow, onTopic } = props;
    const classes = useStyles();
    const table = useTableStyles();
    const { name, status, diagnosis, forecast, partitions } = topic;
    const title = topicTitle(name);
    return (
      <tr
        className={table.row}
        aria-selected={selected}
        data-topic={name}
        onClick={() => onTopic(name)}
      >
        <td>
          <div className={classes.name}>
            <span className={classes.mark}>
              <StatusIcon status={status} decorative />
            </span>
            <div className={classes.words}>
              <button
                type="button"
                className={table.link}
                title={name}
                aria-label={`Open ${title} of ${topic.namespace}`}
                onClick={event => {
                  event.stopPropagation();
                  onTopic(name);
                }}
              >
                {title}
              </button>
              <span className={`${table.second} ${table.cut}`}>
                <b className={`${table.strong} ${table[status]}`}>
                  {diagnosis ?? capitalise(status)}
                </b>{' '}
                · {topic.namespace}
                {partitions !== undefined && ` · ${partitions} partitions`}
              </span>
            </div>
          </div>
        </td>
        <td>
          {topic.backlog ? (
            <BacklogCell
              usage={topic.backlog}
              status={forecast?.status ?? 'unknown'}
            />
          ) : (
            <span className={table.quiet}>keeps no backlog</span>
          )}
        </td>
        <td>
          <TrendCell
            trend={topic.trend}
            backlog={topic.backlog}
            status={forecast?.status ?? 'unknown'}
          />
        </td>
        <td className={table.cut}>
          <LimitTimeCell forecast={forecast} />
        </td>
        <td className={table.right}>
          <RatesCell rates={topic.rates} />
        </td>
        {!isNarrow && <Counts topic={topic} />}
      </tr>
    );
  },
  (before, after) =>
    before.selected === after.selected &&
    before.isNarrow === after.isNarrow &&
    before.onTopic === after.onTopic &&
    JSON.stringify(before.topic) === JSON.stringify(after.topic),
);

interface TopicTableProps {
  topics: TopicSummary[];
  /** Full name of the opened one. */
  selected?: string;
  /** A panel takes the room of the last columns. */
  isNarrow: boolean;
  onTopic: (topic: string) => void;
}

/** Topics, a row each; a partitioned one by its worst partition. */
export function TopicTable(props: TopicTableProps) {
  const { topics, selected, isNarrow, onTopic } = props;
  const classes = useStyles();
  const table = useTableStyles();
  return (
    <div className={table.scroll}>
      <table
        className={`${table.table} ${classes.table} ${
          isNarrow ? classes.narrow : ''
        }`}
        aria-label="Topics"
      >
        <colgroup>
          <col />
          <col style={{ width: '20%' }} />
          <col style={{ width: 98 }} />
          <col style={{ width: '17%' }} />
          <col style={{ width: 84 }} />
          {!isNarrow && (
            <>
              <col style={{ width: 58 }} />
              <col style={{ width: 66 }} />
              <col style={{ width: 74 }} />
            </>
          )}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Topic</th>
            <th scope="col">Backlog against its limit</th>
            <th scope="col">Last 3 h</th>
            <th scope="col">Time to limit</th>
            <th scope="col" className={table.right}>
              In / out /s
            </th>
            {!isNarrow && (
              <>
                <th scope="col" className={table.right}>
                  Subs.
                </th>
                <th scope="col" className={table.right}>
                  Producers
                </th>
                <th scope="col" className={table.right}>
                  Stored
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {topics.map(topic => (
            <TopicRow
              key={topic.name}
              topic={topic}
              selected={
                selected !== undefined && isOfTopic(selected, topic.name)
              }
              isNarrow={isNarrow}
              onTopic={onTopic}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
