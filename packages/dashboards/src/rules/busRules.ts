import type { RecordingRule, RuleGroup } from './Rule';

/** Namespaces of workspaces on the bus, as a pattern; the rest of each is the workspace. */
const NAMESPACE = /^(.*)<id>$/;

/**
 * The event bus, by workspace and short name of the topic. Traffic adds partitions up;
 * backlog takes the worst, because each partition has the whole limit.
 *
 * @param workspaceNamespace Pulsar namespace of a workspace, with `<id>` for its id
 */
export function busRules(workspaceNamespace: string): RuleGroup<RecordingRule> {
  const prefix = NAMESPACE.exec(workspaceNamespace)?.[1] ?? '';
  // Partitions differ by their topic alone, so that they must be one before it gets its short name.
  const named = (metric: string) =>
    `label_replace(label_replace(${metric}, "workspace", "$1", "exported_namespace", "${prefix}(.+)"), "event", "$1", "topic", "[a-z-]+://[^/]+/[^/]+/(.+?)(?:-partition-[0-9]+)?")`;
  const by = (aggregation: string, labels: string, metric: string) => {
    const inner = `${aggregation} by (cluster, workspace, event${labels}) (${named(
      metric,
    )})`;
    return `${aggregation} by (cluster, workspace, topic${labels}) (label_replace(${inner}, "topic", "$1", "event", "(.+)"))`;
  };
  const of = (aggregation: string, metric: string) =>
    by(aggregation, '', metric);
  const ofSubscriptions = (metric: string) =>
    by('max', ', subscription', metric);
  return {
    name: 'odp-event-bus',
    rules: [
      ...['in', 'out'].flatMap(way => [
        {
          record: `odp:bus_messages_${way}:rate`,
          expr: of('sum', `pulsar_rate_${way}`),
        },
        {
          record: `odp:bus_bytes_${way}:rate`,
          expr: of('sum', `pulsar_throughput_${way}`),
        },
      ]),
      {
        record: 'odp:bus_backlog_bytes:max',
        expr: of('max', 'pulsar_storage_backlog_size'),
      },
      {
        record: 'odp:bus_subscription_backlog:max',
        expr: ofSubscriptions('pulsar_subscription_back_log'),
      },
      {
        record: 'odp:bus_subscription_unacked:max',
        expr: ofSubscriptions('pulsar_subscription_unacked_messages'),
      },
      {
        record: 'odp:bus_subscription_blocked:max',
        expr: ofSubscriptions(
          'pulsar_subscription_blocked_on_unacked_messages',
        ),
      },
      {
        record: 'odp:validation_events:rate5m',
        expr: `sum by (cluster, workspace, result) (label_replace(${named(
          'rate(pulsar_in_messages_total{topic=~".+/pipeline[.]validation[.](passed|failed)(-partition-[0-9]+)?"}[5m])',
        )}, "result", "$1", "event", "pipeline[.]validation[.](.+)"))`,
      },
    ],
  };
}
