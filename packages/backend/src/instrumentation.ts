import { metrics } from '@opentelemetry/api';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

/**
 * The portal's own metrics at `/metrics` of OTEL_EXPORTER_PROMETHEUS_PORT
 * (9464), on loopback unless OTEL_EXPORTER_PROMETHEUS_HOST says otherwise.
 *
 * It is the first import of the backend, because a meter that is taken before
 * the provider is set measures nothing.
 */
metrics.setGlobalMeterProvider(
  new MeterProvider({
    readers: [
      new PrometheusExporter({
        host: process.env.OTEL_EXPORTER_PROMETHEUS_HOST ?? '127.0.0.1',
      }),
    ],
  }),
);
