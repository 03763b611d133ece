import type { TopicStats } from './topicStats';

type Figures = Record<string, unknown>;

/** Numbers that are no sums over the partitions. */
const NOT_SUMMED = [
  'averageMsgSize',
  'backlogQuotaLimitSize',
  'backlogQuotaLimitTime',
  'oldestBacklogMessageAgeSeconds',
];

/** What is said of one connection, and not of a sum of them. */
const OF_ONE_PUBLISHER = [
  'producerName',
  'address',
  'connectedSince',
  'clientVersion',
  'metadata',
];
const OF_ONE_CONSUMER = [
  'address',
  'connectedSince',
  'clientVersion',
  'metadata',
];

/** Statistics of a partitioned topic: sums over its partitions, and with `perPartition` each of them. */
export function partitionedStats(
  partitions: Array<{ name: string; stats: TopicStats }>,
  { count, perPartition }: { count: number; perPartition: boolean },
) {
  const all = partitions.map(({ stats }) => stats as Figures);
  const merged = all.length > 0 ? merge(all) : {};
  const { deduplicationStatus, ownerBroker, ...figures } = merged;
  return {
    ...figures,
    // The age of a sum begins at 0, and nothing is older.
    ...('oldestBacklogMessageAgeSeconds' in figures && {
      oldestBacklogMessageAgeSeconds: 0,
    }),
    metadata: { partitions: count, deleted: false },
    partitions: perPartition
      ? Object.fromEntries(partitions.map(({ name, stats }) => [name, stats]))
      : {},
  };
}

function merge(all: Figures[]): Figures {
  const [first] = all;
  return Object.fromEntries(
    Object.keys(first).map(key => [
      key,
      mergeField(
        key,
        all.map(one => one[key]),
      ),
    ]),
  );
}

function mergeField(key: string, values: unknown[]): unknown {
  const [first] = values;
  if (key === 'publishers') {
    return mergeRows(values as Figures[][], OF_ONE_PUBLISHER);
  }
  if (key === 'consumers') {
    return mergeRows(values as Figures[][], OF_ONE_CONSUMER);
  }
  if (key === 'subscriptions') {
    return mergeNamed(values as Array<Record<string, Figures>>);
  }
  if (typeof first === 'number') {
    return mergeNumbers(key, values as number[]);
  }
  return first;
}

function mergeNumbers(key: string, values: number[]): number {
  if (key === 'averageMsgSize') {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  }
  if (NOT_SUMMED.includes(key)) {
    return values[0];
  }
  if (/Timestamp$/.test(key)) {
    return Math.max(...values);
  }
  if (/^earliest/.test(key)) {
    const known = values.filter(value => value > 0);
    return known.length > 0 ? Math.min(...known) : values[0];
  }
  return values.reduce((sum, value) => sum + value, 0);
}

function mergeNamed(
  values: Array<Record<string, Figures>>,
): Record<string, Figures> {
  const names = [...new Set(values.flatMap(value => Object.keys(value)))];
  return Object.fromEntries(
    names.map(name => [
      name,
      merge(values.filter(value => value[name]).map(value => value[name])),
    ]),
  );
}

/** The first connection of each partition, the second, and so on. */
function mergeRows(values: Figures[][], without: string[]): Figures[] {
  const most = Math.max(...values.map(({ length }) => length));
  return Array.from({ length: most }, (_, index) => {
    const merged = merge(
      values.map(rows => rows[index]).filter(row => row !== undefined),
    );
    return Object.fromEntries(
      Object.entries(merged).filter(([key]) => !without.includes(key)),
    );
  });
}
