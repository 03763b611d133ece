import { z } from 'zod/v3';
import { sourceSchema } from '../schema/common';

/** Units by their ids in Grafana; `bytes` counts by 1024 and `decbytes` by 1000. */
const unitSchema = z.enum([
  'none',
  'short',
  'percent',
  'percentunit',
  's',
  'ms',
  'bytes',
  'decbytes',
  'mbytes',
  'Bps',
  'reqps',
  'ops',
  'iops',
  'eps',
  'mps',
  'dateTimeAsIso',
]);

const labelSchema = z
  .string()
  .regex(/^[a-zA-Z_]\w*$/, 'must be the name of a label');

const typeSchema = z.enum([
  'counter',
  'gauge',
  'histogram',
  'summary',
  'unknown',
]);

const metricSchema = z
  .object({
    /** Without `_bucket`, `_sum` and `_count` when it is a histogram or a summary. */
    name: z
      .string()
      .regex(/^[a-zA-Z_:][\w:]*$/, 'must be the name of a metric'),
    help: z.string().min(1),
    type: typeSchema,
    /** What the exporter calls it, when that is not what it is. */
    exposedAs: typeSchema.optional(),
    unit: unitSchema,
    /** As Prometheus stores them, beside those of the target; of a recording rule all but `cluster`. */
    labels: z.array(labelSchema),
    exporter: z.enum([
      'kong',
      'istio',
      'keycloak',
      'temporal-server',
      'temporal-sdk',
      'dagster',
      'bentoml',
      'dcgm',
      'pulsar',
      'patroni',
      'postgres',
      'gcs',
      'kube-state-metrics',
      'cadvisor',
      'kubelet',
      'node',
      'cert-manager',
      'prometheus',
      'recording-rule',
    ]),
    /** What has to be switched on, as an order to whoever runs it; left out when it is on by default. */
    enabledBy: z.string().min(1).optional(),
    /** The family is absent, and not 0, until something happened. */
    traffic: z.literal(true).optional(),
    source: sourceSchema,
  })
  .strict();

/** `target-state/metrics.yaml`: the metrics that dashboards and rules may use. */
export const metricCatalogueSchema = z
  .object({
    targetLabels: z
      .array(z.object({ name: labelSchema, help: z.string().min(1) }).strict())
      .min(1),
    metrics: z.array(metricSchema).min(1),
  })
  .strict()
  .superRefine(({ metrics }, context) => {
    const isRule = (name: string) => name.startsWith('odp:');
    metrics.forEach(({ name, exporter }, index) => {
      const complain = (message: string) =>
        context.addIssue({
          code: 'custom',
          path: ['metrics', index, 'name'],
          message,
        });
      if (metrics.findIndex(other => other.name === name) !== index) {
        complain(`'${name}' is in the catalogue already`);
      }
      if (isRule(name) !== (exporter === 'recording-rule')) {
        complain("recording rules, and only they, have names with 'odp:'");
      }
    });
  });

export type MetricCatalogue = z.infer<typeof metricCatalogueSchema>;
export type Metric = MetricCatalogue['metrics'][number];
