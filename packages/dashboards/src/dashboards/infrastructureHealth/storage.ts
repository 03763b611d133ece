import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { IN_CLUSTER, IN_NAMESPACES } from '../scope';

const FREE = `min by (namespace, persistentvolumeclaim) (kubelet_volume_stats_available_bytes{${IN_NAMESPACES}})`;
const SIZE = `max by (namespace, persistentvolumeclaim) (kubelet_volume_stats_capacity_bytes{${IN_NAMESPACES}})`;

/** Volumes of the cluster, and the object store outside. */
export const storage: DashboardSection = {
  title: 'Storage usage',
  height: 8,
  panels: [
    {
      id: 15,
      type: 'bargauge',
      title: 'Free space of volumes',
      description: 'The eight fullest volumes, as the part that is free.',
      width: 12,
      unit: 'percentunit',
      decimals: 0,
      min: 0,
      max: 1,
      limit: limits.volumeFreeShare,
      queries: [
        {
          expr: `bottomk(8, ${FREE} / ${SIZE})`,
          legend: '{{namespace}} {{persistentvolumeclaim}}',
        },
      ],
    },
    {
      id: 16,
      type: 'table',
      title: 'Volumes in four days',
      description:
        'Free space in four days, if the last hour goes on like this, the ten worst. Below 0 the volume is full by then.',
      width: 12,
      unit: 'bytes',
      queries: [
        {
          expr: `bottomk(10, min by (namespace, persistentvolumeclaim) (predict_linear(kubelet_volume_stats_available_bytes{${IN_NAMESPACES}}[1h], 4 * 86400)))`,
        },
      ],
      columns: [
        { field: 'namespace', title: 'Namespace' },
        { field: 'persistentvolumeclaim', title: 'Volume claim' },
        {
          field: 'Value',
          title: 'Free in 4 days',
          unit: 'bytes',
          limit: { failing: 0, isFloor: true },
        },
      ],
    },
    {
      id: 17,
      type: 'timeseries',
      title: 'Delta Lake operations',
      description: 'Reads and writes a second on the buckets of Delta Lake.',
      width: 8,
      unit: 'iops',
      min: 0,
      queries: [
        {
          expr: `sum by (kind) (odp:store_operations:rate{${IN_CLUSTER}})`,
          legend: '{{kind}}',
        },
      ],
    },
    {
      id: 18,
      type: 'timeseries',
      title: 'Delta Lake throughput',
      description: 'Bytes a second that are read and written.',
      width: 8,
      unit: 'Bps',
      min: 0,
      queries: [
        {
          expr: `sum by (kind) (odp:store_bytes:rate{${IN_CLUSTER}})`,
          legend: '{{kind}}',
        },
      ],
    },
    {
      id: 19,
      type: 'stat',
      title: 'Delta Lake objects',
      description:
        'Objects in all buckets; Google counts once a day. A jump is a table that nobody compacts.',
      width: 8,
      unit: 'short',
      queries: [
        {
          expr: `sum (stackdriver_gcs_bucket_storage_googleapis_com_storage_object_count{${IN_CLUSTER}})`,
        },
      ],
    },
  ],
};
