import type { RecordingRule, RuleGroup } from './Rule';
import { relabel } from './relabel';

const GCS = 'stackdriver_gcs_bucket_storage_googleapis_com';
/** Methods of the object store that change something; all others read. */
const WRITES = '(Write|Insert|Delete|Rewrite|Copy|Compose|Update|Patch).*';

/** Databases, object store and certificates. */
export const storeRules: RuleGroup<RecordingRule> = {
  name: 'odp-stores',
  rules: [
    {
      // The position that was replayed is 0 on the leader: only replicas lag.
      record: 'odp:postgres_replication_lag_bytes',
      expr: `max by (cluster, scope, member) (${relabel(
        'clamp_min(max by (cluster, scope) (patroni_xlog_location) - on (cluster, scope) group_right () (patroni_xlog_replayed_location and on (cluster, scope, name) (patroni_replica == 1)), 0)',
        { member: 'name' },
      )})`,
    },
    {
      record: 'odp:postgres_query_seconds:avg5m',
      expr: `${statements('seconds')} / (${statements('calls')} > 0)`,
    },
    {
      record: 'odp:store_operations:rate',
      expr: `sum by (cluster, bucket, kind) (label_replace(label_replace(${relabel(
        `${GCS}_api_request_count`,
        { bucket: 'bucket_name' },
      )}, "kind", "read", "", ""), "kind", "write", "method", "${WRITES}")) / 60`,
    },
    {
      record: 'odp:store_bytes:rate',
      expr: `${bytes('sent', 'read')} or ${bytes('received', 'write')}`,
    },
    {
      record: 'odp:certificate_seconds_left',
      expr: `min by (cluster, namespace, name) (${relabel(
        'certmanager_certificate_expiration_timestamp_seconds',
        { namespace: 'exported_namespace' },
      )}) - time()`,
    },
  ],
};

function statements(what: 'seconds' | 'calls'): string {
  return `sum by (cluster, database) (${relabel(
    `rate(pg_stat_statements_${what}_total[5m])`,
    { database: 'datname' },
  )})`;
}

function bytes(direction: string, kind: string): string {
  return `label_replace(sum by (cluster, bucket) (${relabel(
    `${GCS}_network_${direction}_bytes_count`,
    { bucket: 'bucket_name' },
  )}), "kind", "${kind}", "", "") / 60`;
}
