import type { Fields, StoredObject } from '../store';

type Cell = string | number;

/** The columns between name and age, as kubectl shows them. */
export interface Columns {
  names: string[];
  cells(object: StoredObject, age: (since: unknown) => string): Cell[];
}

/** By kind; a kind without an entry has name and age alone. */
export const COLUMNS: Record<string, Columns | undefined> = {
  Pod: {
    names: ['Ready', 'Status', 'Restarts', 'IP', 'Node'],
    cells: ({ metadata, spec, status }) => {
      const containers: Fields[] = status?.containerStatuses ?? [];
      const stopped = containers
        .map(entry => entry.state?.waiting ?? entry.state?.terminated)
        .find(state => state?.reason)?.reason;
      return [
        `${containers.filter(entry => entry.ready).length}/${
          spec?.containers?.length ?? 0
        }`,
        metadata.deletionTimestamp
          ? 'Terminating'
          : status?.reason ?? stopped ?? status?.phase ?? 'Unknown',
        containers.reduce((sum, entry) => sum + (entry.restartCount ?? 0), 0),
        status?.podIP ?? '<none>',
        spec?.nodeName ?? '<none>',
      ];
    },
  },
  Deployment: {
    names: ['Ready', 'Up-to-date', 'Available'],
    cells: ({ spec, status }) => [
      `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`,
      status?.updatedReplicas ?? 0,
      status?.availableReplicas ?? 0,
    ],
  },
  StatefulSet: {
    names: ['Ready'],
    cells: ({ spec, status }) => [
      `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`,
    ],
  },
  DaemonSet: {
    names: ['Desired', 'Current', 'Ready', 'Up-to-date', 'Available'],
    cells: ({ status }) =>
      [
        'desiredNumberScheduled',
        'currentNumberScheduled',
        'numberReady',
        'updatedNumberScheduled',
        'numberAvailable',
      ].map(field => status?.[field] ?? 0),
  },
  ReplicaSet: {
    names: ['Desired', 'Current', 'Ready'],
    cells: ({ spec, status }) => [
      spec?.replicas ?? 0,
      status?.replicas ?? 0,
      status?.readyReplicas ?? 0,
    ],
  },
  Job: {
    names: ['Status', 'Completions'],
    cells: ({ spec, status }) => [
      (status?.conditions ?? []).find(
        (condition: Fields) => condition.status === 'True',
      )?.type ?? 'Running',
      `${status?.succeeded ?? 0}/${spec?.completions ?? 1}`,
    ],
  },
  CronJob: {
    names: ['Schedule', 'Suspend', 'Active'],
    cells: ({ spec, status }) => [
      spec?.schedule ?? '',
      spec?.suspend ? 'True' : 'False',
      status?.active?.length ?? 0,
    ],
  },
  Node: {
    names: ['Status', 'Version'],
    cells: ({ spec, status }) => {
      const ready = (status?.conditions ?? []).find(
        (condition: Fields) => condition.type === 'Ready',
      );
      return [
        `${ready?.status === 'True' ? 'Ready' : 'NotReady'}${
          spec?.unschedulable ? ',SchedulingDisabled' : ''
        }`,
        status?.nodeInfo?.kubeletVersion ?? '',
      ];
    },
  },
  Namespace: {
    names: ['Status'],
    cells: ({ status }) => [status?.phase ?? 'Active'],
  },
  Service: {
    names: ['Type', 'Cluster-IP', 'Port(s)'],
    cells: ({ spec }) => [
      spec?.type ?? 'ClusterIP',
      spec?.clusterIP ?? '<none>',
      (spec?.ports ?? [])
        .map((port: Fields) => `${port.port}/${port.protocol ?? 'TCP'}`)
        .join(',') || '<none>',
    ],
  },
  PersistentVolumeClaim: {
    names: ['Status', 'Volume', 'Capacity', 'StorageClass'],
    cells: ({ spec, status }) => [
      status?.phase ?? '',
      spec?.volumeName ?? '',
      status?.capacity?.storage ?? '',
      spec?.storageClassName ?? '',
    ],
  },
  PodDisruptionBudget: {
    names: ['Min Available', 'Max Unavailable', 'Allowed Disruptions'],
    cells: ({ spec, status }) => [
      spec?.minAvailable ?? 'N/A',
      spec?.maxUnavailable ?? 'N/A',
      status?.disruptionsAllowed ?? 0,
    ],
  },
  HorizontalPodAutoscaler: {
    names: ['Reference', 'MinPods', 'MaxPods', 'Replicas'],
    cells: ({ spec, status }) => [
      `${spec?.scaleTargetRef?.kind}/${spec?.scaleTargetRef?.name}`,
      spec?.minReplicas ?? 1,
      spec?.maxReplicas ?? 0,
      status?.currentReplicas ?? 0,
    ],
  },
  ResourceQuota: {
    names: ['Request', 'Limit'],
    cells: ({ spec, status }) => {
      const say = (isLimit: boolean) =>
        Object.entries((spec?.hard ?? {}) as Record<string, string>)
          .filter(([name]) => name.startsWith('limits.') === isLimit)
          .map(
            ([name, hard]) => `${name}: ${status?.used?.[name] ?? 0}/${hard}`,
          )
          .join(', ');
      return [say(false), say(true)];
    },
  },
  Event: {
    names: ['Last Seen', 'Type', 'Reason', 'Object', 'Message'],
    cells: (event, age) => {
      const about = event.involvedObject as Fields | undefined;
      return [
        age(event.lastTimestamp ?? event.metadata.creationTimestamp),
        String(event.type ?? ''),
        String(event.reason ?? ''),
        `${about?.kind?.toLowerCase()}/${about?.name}`,
        String(event.message ?? ''),
      ];
    },
  },
  PeerAuthentication: {
    names: ['Mode'],
    cells: ({ spec }) => [spec?.mtls?.mode ?? ''],
  },
  DestinationRule: {
    names: ['Host'],
    cells: ({ spec }) => [spec?.host ?? ''],
  },
};
