import { flip, steady, wave } from '../signals';
import type { Signal, Story } from '../Story';
import { AT, type Place } from './Place';

const DAY = 86_400;
/** Bytes a second that the leader writes to its log. */
const WRITTEN = 2_000_000;
/** Bytes a second that a replica replays besides, until it has caught up. */
const CATCHES_UP = 1_200_000;
const FIRST_POSITION = 5_000_000_000_000;

/** PostgreSQL, the object store and certificates. */
export function stores(place: Place): Story {
  return [
    ...members(place).flatMap(member => patroni(place.cluster, member)),
    ...members(place).flatMap(({ name }) => connections(place.cluster, name)),
    ...queries(place.cluster),
    ...buckets(place),
    ...certificates(place.cluster),
  ];
}

interface Member {
  name: string;
  leads: boolean;
  /** Bytes a second that it replays. */
  replays: Signal;
  runs: Signal;
}

/** One replica is away for ten minutes and catches up afterwards, which takes it longer than the story is told. */
function members({ isBusy }: Place): Member[] {
  const away: Signal = minute => {
    if (minute < AT.replicaGone) {
      return WRITTEN;
    }
    if (minute < AT.replicaBack) {
      return 0;
    }
    const left = Math.min(Math.max(AT.caughtUp - minute, 0), 1);
    return WRITTEN + CATCHES_UP * left;
  };
  return [
    { name: 'postgresql-0', leads: true, replays: steady(0), runs: steady(1) },
    {
      name: 'postgresql-1',
      leads: false,
      replays: isBusy ? away : steady(WRITTEN),
      runs: isBusy
        ? minute =>
            minute >= AT.replicaGone && minute < AT.replicaBack - 2 ? 0 : 1
        : steady(1),
    },
    {
      name: 'postgresql-2',
      leads: false,
      replays: steady(WRITTEN),
      runs: steady(1),
    },
  ];
}

function patroni(cluster: string, member: Member): Story {
  const { name, leads, replays, runs } = member;
  const labels = {
    cluster,
    namespace: 'data',
    pod: name,
    component: 'postgresql',
    scope: 'odp',
    name,
  };
  return [
    { metric: 'patroni_primary', labels, value: steady(leads ? 1 : 0) },
    { metric: 'patroni_replica', labels, value: steady(leads ? 0 : 1) },
    { metric: 'patroni_postgres_running', labels, value: runs },
    {
      metric: 'patroni_xlog_location',
      labels,
      value: steady(leads ? WRITTEN : 0),
      start: leads ? FIRST_POSITION : 0,
    },
    {
      metric: 'patroni_xlog_replayed_location',
      labels,
      value: replays,
      start: leads ? 0 : FIRST_POSITION - 40_000,
    },
  ];
}

function connections(cluster: string, server: string): Story {
  const labels = {
    cluster,
    namespace: 'data',
    component: 'postgresql',
    server,
  };
  return [
    ...['active', 'idle'].flatMap((state, index) =>
      ['temporal', 'keycloak', 'catalog'].map((datname, place) => ({
        metric: 'pg_stat_activity_count',
        labels: { ...labels, datname, state },
        value: (minute: number, end: number) =>
          Math.round(wave([9, 40][index], 0.2, 9 * place)(minute, end)),
      })),
    ),
    { metric: 'pg_settings_max_connections', labels, value: steady(300) },
  ];
}

function queries(cluster: string): Story {
  return ['temporal', 'keycloak', 'catalog'].flatMap((datname, index) => {
    const labels = {
      cluster,
      namespace: 'data',
      component: 'postgresql',
      datname,
      user: datname,
      queryid: String(1000 + index),
    };
    const calls = [310, 90, 40][index];
    const seconds = [0.003, 0.002, 0.011][index];
    return [
      {
        metric: 'pg_stat_statements_calls_total',
        labels,
        value: steady(calls),
        noise: 0.05,
      },
      {
        metric: 'pg_stat_statements_seconds_total',
        labels,
        value: wave(calls * seconds, 0.1),
        noise: 0.05,
      },
    ];
  });
}

function buckets({ cluster, scale }: Place): Story {
  const gcs = 'stackdriver_gcs_bucket_storage_googleapis_com';
  const labels = {
    cluster,
    namespace: 'observability',
    component: 'stackdriver-exporter',
    bucket_name: `${cluster}-delta`,
  };
  const calls = { ReadObject: 5400, ListObjects: 900, WriteObject: 1260 };
  return [
    ...Object.entries(calls).map(([method, perMinute]) => ({
      metric: `${gcs}_api_request_count`,
      labels: { ...labels, method, response_code: 'OK' },
      value: wave(perMinute * scale, 0.15),
      noise: 0.05,
    })),
    {
      metric: `${gcs}_network_sent_bytes_count`,
      labels: { ...labels, method: 'ReadObject', response_code: 'OK' },
      value: wave(9_600_000_000 * scale, 0.15),
      noise: 0.05,
    },
    {
      metric: `${gcs}_network_received_bytes_count`,
      labels: { ...labels, method: 'WriteObject', response_code: 'OK' },
      value: wave(2_100_000_000 * scale, 0.15),
      noise: 0.05,
    },
    {
      metric: `${gcs}_storage_object_count`,
      labels: { ...labels, storage_class: 'STANDARD' },
      value: flip(-720, 1_240_000, 1_243_600),
    },
  ];
}

function certificates(cluster: string): Story {
  const ends: Record<string, [namespace: string, days: number]> = {
    'gateway-tls': ['kong', 61],
    'keycloak-tls': ['keycloak', 44],
    'grafana-tls': ['observability', 38],
    'vault-tls': ['vault', 75],
  };
  return Object.entries(ends).map(([name, [namespace, days]]) => ({
    metric: 'certmanager_certificate_expiration_timestamp_seconds',
    labels: {
      cluster,
      namespace: 'cert-manager',
      component: 'cert-manager',
      exported_namespace: namespace,
      name,
    },
    value: (_: number, end: number) => end + days * DAY,
  }));
}
