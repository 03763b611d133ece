import {
  BOUNDS,
  dashboardUidSchema,
  fromGrafana,
  grafanaFramesSchema,
  writeDuration,
} from '@internal/plugin-odp-observability-common';
import { z } from 'zod/v3';
import type { GrafanaSettings } from '../config/readObservabilityConfig';
import type { GrafanaServer } from './GrafanaServer';
import type {
  LabelQuestion,
  MetricSource,
  SourceAnswer,
  SourceQuery,
} from './MetricSource';
import { SourceError } from './SourceError';
import { withoutAddresses } from './withoutAddresses';

const REF_ID = 'A';

const answerSchema = z.object({
  results: z.record(
    z.object({
      status: z.number().optional(),
      error: z.string().optional(),
      frames: grafanaFramesSchema.nullish(),
    }),
  ),
});

const valuesSchema = z.object({ data: z.array(z.string()) });
const messageSchema = z.object({ message: z.string() });

/** Asks the data sources of a Grafana, all of Prometheus' kind. */
export class GrafanaExecutor implements MetricSource {
  readonly kind = 'grafana';
  readonly title = 'Grafana';
  readonly scrapeIntervalMs: number;
  readonly #server: GrafanaServer;
  readonly #datasource: string;

  static create(
    settings: GrafanaSettings,
    server: GrafanaServer,
  ): GrafanaExecutor {
    return new GrafanaExecutor(settings, server);
  }

  private constructor(settings: GrafanaSettings, server: GrafanaServer) {
    this.scrapeIntervalMs = settings.scrapeIntervalSeconds * 1000;
    this.#server = server;
    this.#datasource = settings.datasource;
  }

  async query(query: SourceQuery, signal: AbortSignal): Promise<SourceAnswer> {
    const { range, expr, instant, datasource } = query;
    const { status, json, bytes } = await this.#server.call(
      {
        path: '/api/ds/query',
        json: {
          from: String(range.from),
          to: String(range.to),
          queries: [
            {
              refId: REF_ID,
              datasource: { type: 'prometheus', uid: this.#uidOf(datasource) },
              expr,
              instant,
              range: !instant,
              format: 'time_series',
              // The step is the portal's: Grafana takes the longest of the three.
              interval: writeDuration(range.stepMs),
              intervalMs: range.stepMs,
              maxDataPoints: BOUNDS.pointsPerSeries,
              utcOffsetSec: 0,
            },
          ],
        },
      },
      signal,
    );
    // A 400 holds the answers of the queries, too, and what failed in which.
    const result = answerSchema.safeParse(json).data?.results[REF_ID];
    if (!result) {
      throw this.#refusal(status, json);
    }
    if (result.error !== undefined || (result.status ?? 200) >= 400) {
      throw new SourceError(
        'refused',
        `${this.title} does not run the query (${
          result.status ?? status
        })${saying(result.error)}`,
      );
    }
    const { data, notices } = fromGrafana(result.frames ?? []);
    return {
      data,
      bytes,
      warnings: notices.map(withoutAddresses),
      asOf: Date.now(),
    };
  }

  async labelValues(
    { label, selector, range, datasource }: LabelQuestion,
    signal: AbortSignal,
  ): Promise<string[]> {
    const search = new URLSearchParams({
      start: String(range.from / 1000),
      end: String(range.to / 1000),
      ...(selector && { 'match[]': selector }),
    });
    const uid = encodeURIComponent(this.#uidOf(datasource));
    const { status, json } = await this.#server.call(
      {
        path: `/api/datasources/uid/${uid}/resources/api/v1/label/${encodeURIComponent(
          label,
        )}/values?${search}`,
      },
      signal,
    );
    const answer = valuesSchema.safeParse(json);
    if (!answer.success || status >= 400) {
      throw this.#refusal(status, json);
    }
    return answer.data.data;
  }

  async reach(signal: AbortSignal): Promise<{ version?: string }> {
    const version = await this.#server.version(signal);
    // Its health is told to everybody; this needs the token.
    await this.#server.search('limit=1', signal);
    return { version };
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  #uidOf(datasource: string | undefined): string {
    if (datasource === undefined || /^(\$|\[\[|default$)/.test(datasource)) {
      return this.#datasource;
    }
    if (!dashboardUidSchema.safeParse(datasource).success) {
      throw new SourceError(
        'refused',
        'The dashboard names a data source that the portal cannot ask: its uid must be letters, digits, _ and -',
      );
    }
    return datasource;
  }

  #refusal(status: number, json: unknown): SourceError {
    if (status >= 500 && status !== 500) {
      return new SourceError(
        'down',
        `${this.title} cannot answer now (${status})`,
      );
    }
    if (status >= 400) {
      return new SourceError(
        'refused',
        `${this.title} does not run the query (${status})${saying(
          messageSchema.safeParse(json).data?.message,
        )}`,
      );
    }
    return new SourceError(
      'unreadable',
      `The answer of ${this.title} (${status}) is cut, or not that of its API; odp.observability.grafana.url must be that of Grafana`,
    );
  }
}

function saying(error: string | undefined): string {
  return error ? `: ${withoutAddresses(error)}` : '';
}
