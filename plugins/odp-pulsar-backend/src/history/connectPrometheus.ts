import {
  connectServer,
  type PrometheusSource,
  type PulsarHttp,
} from '@internal/plugin-odp-pulsar-node';
import { PrometheusHistory } from './PrometheusHistory';

/** The history that a Prometheus keeps of an instance. */
export function connectPrometheus({
  url,
  labels,
  tokenFile,
  caFile,
}: PrometheusSource): { http: PulsarHttp; history: PrometheusHistory } {
  const http = connectServer({ title: 'Prometheus', url, tokenFile, caFile });
  return {
    http,
    history: PrometheusHistory.create({ http, url, labels, now: Date.now }),
  };
}
