import { steady, turn, wave } from '../signals';
import type { Signal, Story } from '../Story';
import { AT, type Place } from './Place';

interface Service {
  namespace: string;
  name: string;
  /** Requests a second. */
  rate: Signal;
  /** Part of them that is answered with 5xx. */
  errors: Signal;
  medianMs: Signal;
}

/** Services of the mesh; together they answer 843 requests a second at the end. */
function services({ isBusy, scale }: Place): Service[] {
  const changed = (before: number, after: number, within?: number) =>
    isBusy ? turn(AT.rollout, { before, after, within }) : steady(before);
  const calm = (
    namespace: string,
    name: string,
    [rate, errors, medianMs]: [number, number, number],
  ): Service => ({
    namespace,
    name,
    rate: wave(rate * scale, 0.04, rate),
    errors: steady(errors),
    medianMs: steady(medianMs),
  });
  return [
    calm('execution', 'user-api', [480, 0.002, 110]),
    calm('execution', 'agent-orchestrator', [190, 0.001, 120]),
    {
      namespace: 'execution',
      name: 'yaml-processor',
      rate: minute => changed(150, 31, 8)(minute, 0) * scale,
      errors: changed(0.004, 0.382),
      medianMs: changed(110, 640),
    },
    calm('keycloak', 'keycloak', [78, 0, 20]),
    calm('ml', 'bentoml-face', [22, 0.001, 160]),
    {
      namespace: 'ml',
      name: 'bentoml-ner',
      rate: steady(18 * scale),
      errors: isBusy
        ? turn(AT.podsWait, { before: 0.002, after: 0.014, within: 10 })
        : steady(0.002),
      medianMs: isBusy
        ? turn(AT.podsWait, { before: 180, after: 260, within: 15 })
        : steady(180),
    },
    calm('data', 'data-catalog', [18, 0, 40]),
    calm('data', 'dagster', [6, 0.002, 90]),
  ];
}

/** Requests in the mesh, at the gateway and to the identity provider. */
export function requests(place: Place): Story {
  const { cluster, scale } = place;
  const gateway = { cluster, namespace: 'kong', component: 'kong' };
  const keycloak = { cluster, namespace: 'keycloak', component: 'keycloak' };
  return [
    ...services(place).flatMap(service => inTheMesh(service, cluster)),
    ...services(place)
      .filter(({ name }) =>
        ['user-api', 'agent-orchestrator', 'keycloak'].includes(name),
      )
      .flatMap(service => atTheGateway(service, gateway)),
    ...['active', 'reading', 'writing', 'waiting'].map((state, index) => ({
      metric: 'kong_nginx_connections_total',
      labels: { ...gateway, state, subsystem: 'http' },
      value: steady([840, 12, 260, 560][index] * scale),
      noise: 0.05,
    })),
    ...[
      { error: '', rate: 0.9 },
      { error: 'invalid_user_credentials', rate: 0.03 },
    ].map(({ error, rate }) => ({
      metric: 'keycloak_user_events_total',
      labels: { ...keycloak, realm: 'odp', event: 'login', error },
      value: steady(rate * scale),
      noise: 0.3,
    })),
  ];
}

function inTheMesh(service: Service, cluster: string): Story {
  const { namespace, name, rate, errors, medianMs } = service;
  // The gateway reports the same requests from its end; nobody may count them twice.
  const ends = [
    { reporter: 'destination', namespace },
    { reporter: 'source', namespace: 'kong' },
  ];
  const labels = {
    source_workload: 'kong',
    destination_workload: name,
    destination_workload_namespace: namespace,
  };
  return [
    ...ends.flatMap(end =>
      Object.entries(byCode(rate, errors)).map(([code, value]) => ({
        metric: 'istio_requests_total',
        labels: { cluster, ...end, ...labels, response_code: code },
        value,
        noise: 0.04,
      })),
    ),
    {
      metric: 'istio_request_duration_milliseconds',
      labels: { cluster, ...ends[0], ...labels, response_code: '200' },
      rate,
      median: medianMs,
      noise: 0.04,
    },
  ];
}

function atTheGateway(
  service: Service,
  gateway: Record<string, string>,
): Story {
  const { name, rate, errors, medianMs } = service;
  const labels = {
    ...gateway,
    service: name,
    route: name,
    workspace: 'default',
  };
  const codes: Record<string, Signal> = {
    ...byCode(rate, errors),
    401: (minute, end) => rate(minute, end) * 0.01,
    404: (minute, end) => rate(minute, end) * 0.004,
  };
  return [
    ...Object.entries(codes).map(([code, value]) => ({
      metric: 'kong_http_requests_total',
      labels: { ...labels, code, source: 'service' },
      value,
      noise: 0.05,
    })),
    ...[
      { metric: 'kong_request_latency_ms', more: 12 },
      { metric: 'kong_upstream_latency_ms', more: 0 },
    ].map(({ metric, more }) => ({
      metric,
      labels,
      rate,
      median: (minute: number, end: number) => medianMs(minute, end) + more,
      noise: 0.04,
    })),
  ];
}

function byCode(rate: Signal, errors: Signal): Record<string, Signal> {
  return {
    200: (minute, end) => rate(minute, end) * (1 - errors(minute, end)),
    503: (minute, end) => rate(minute, end) * errors(minute, end),
  };
}
