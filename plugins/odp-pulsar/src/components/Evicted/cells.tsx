import {
  decimalBytesInWords,
  type Eviction,
  topicTitle,
} from '@internal/plugin-odp-pulsar-common';
import { Clock, useNow } from '@internal/plugin-odp-react';
import { aboutCount } from '../../model/words';
import { useTableStyles } from '../tableStyles';

/** Workspace and topic of an eviction; leads to the topic. */
export function EvictedTopic(props: {
  eviction: Eviction;
  onTopic: (topic: string) => void;
}) {
  const { eviction, onTopic } = props;
  const classes = useTableStyles();
  const { topic, namespace, workspace } = eviction;
  return (
    <>
      {workspace ?? namespace},{' '}
      <button
        type="button"
        className={classes.link}
        title={topic}
        onClick={() => onTopic(topic)}
      >
        {topicTitle(topic)}
      </button>
    </>
  );
}

/** "~24,100 · 103 MB"; entries hold several messages each. */
export function AmountWords({ eviction }: { eviction: Eviction }) {
  const classes = useTableStyles();
  const { entries, bytes } = eviction;
  if (entries === undefined && bytes === undefined) {
    return <span className={classes.unknown}>amount unknown</span>;
  }
  return (
    <span title="entries (batches of messages), and their size, about">
      {[
        entries === undefined ? undefined : aboutCount(entries),
        bytes === undefined ? undefined : `~${decimalBytesInWords(bytes)}`,
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
}

/** Until when retention keeps what was skipped, about. */
export function ReadableUntil({ eviction }: { eviction: Eviction }) {
  const classes = useTableStyles();
  const now = useNow(60_000);
  const { readableUntil } = eviction;
  if (!readableUntil) {
    return <span className={classes.quiet}>nothing known to be kept</span>;
  }
  return Date.parse(readableUntil) > now ? (
    <>
      readable until ~<Clock moment={readableUntil} />
    </>
  ) : (
    <span className={classes.quiet}>
      gone since ~<Clock moment={readableUntil} />
    </span>
  );
}
