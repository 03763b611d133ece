import { steady, turn, wave } from '../signals';
import type { Signal, Story } from '../Story';
import { AT, type Place } from './Place';

/** Two models with three GPUs each; those of ner are at 97 % at the end. */
function models({ isBusy }: Place) {
  return [
    {
      name: 'bentoml-face',
      endpoint: '/recognize',
      rate: 22,
      errors: steady(0.001),
      seconds: steady(0.16),
      gpus: [71, 64, 68].map((percent, index) =>
        wave(percent, 0.04, 7 * index),
      ),
      batch: 6,
      inProgress: steady(4),
    },
    {
      name: 'bentoml-ner',
      endpoint: '/entities',
      rate: 18,
      errors: isBusy
        ? turn(AT.podsWait, { before: 0.002, after: 0.014, within: 10 })
        : steady(0.002),
      seconds: isBusy
        ? turn(AT.podsWait, { before: 0.18, after: 0.26, within: 15 })
        : steady(0.18),
      gpus: [97, 96, 98].map(percent =>
        isBusy
          ? turn(-60, { before: percent - 22, after: percent, within: 40 })
          : steady(percent - 30),
      ),
      batch: 12,
      inProgress: isBusy
        ? turn(AT.podsWait, { before: 5, after: 19, within: 20 })
        : steady(5),
    },
  ];
}

/** Models and their GPUs. */
export function servedModels(place: Place): Story {
  return models(place).flatMap(model => {
    const { name, endpoint, rate, errors, seconds, batch } = model;
    const requests = steady(rate * place.scale);
    const target = { cluster: place.cluster, namespace: 'ml', component: name };
    const service = { ...target, service_name: name, service_version: '3.1.0' };
    const codes: Record<string, Signal> = {
      200: minute => requests(minute, 0) * (1 - errors(minute, 0)),
      503: minute => requests(minute, 0) * errors(minute, 0),
    };
    return [
      ...Object.entries(codes).map(([code, value]) => ({
        metric: 'bentoml_service_request_total',
        labels: { ...service, endpoint, http_response_code: code },
        value,
        noise: 0.05,
      })),
      {
        metric: 'bentoml_service_request_duration_seconds',
        labels: { ...service, endpoint, http_response_code: '200' },
        rate: requests,
        median: seconds,
        noise: 0.04,
      },
      {
        metric: 'bentoml_service_request_in_progress',
        labels: { ...service, endpoint },
        value: (minute: number, end: number) =>
          Math.round(model.inProgress(minute, end)),
      },
      {
        metric: 'bentoml_service_adaptive_batch_size',
        labels: { ...service, method_name: 'predict', worker_index: '1' },
        rate: (minute: number) => requests(minute, 0) / batch,
        median: steady(batch * 0.84),
        noise: 0.04,
      },
      ...model.gpus.flatMap((percent, index) =>
        gpu({
          cluster: place.cluster,
          pod: place.podsOf?.('ml', name)[index] ?? `${name}-${index}`,
          percent,
        }),
      ),
    ];
  });
}

function gpu({
  cluster,
  pod,
  percent,
}: {
  cluster: string;
  pod: string;
  percent: Signal;
}): Story {
  const labels = {
    cluster,
    namespace: 'observability',
    component: 'dcgm-exporter',
    gpu: '0',
    UUID: `GPU-${pod}`,
    modelName: 'Tesla T4',
    exported_namespace: 'ml',
    exported_pod: pod,
    exported_container: 'model',
  };
  const used = pod.includes('ner') ? 13_600 : 9800;
  return [
    {
      metric: 'DCGM_FI_DEV_GPU_UTIL',
      labels,
      value: (minute, end) => Math.min(percent(minute, end), 100),
      noise: 0.005,
    },
    { metric: 'DCGM_FI_DEV_FB_USED', labels, value: steady(used), noise: 0.01 },
    {
      metric: 'DCGM_FI_DEV_FB_FREE',
      labels,
      value: steady(15_360 - used),
      noise: 0.01,
    },
    { metric: 'DCGM_FI_DEV_XID_ERRORS', labels, value: steady(0) },
  ];
}
