import { z } from 'zod/v3';
import type { AlertRules, AlertSource } from '../alerts/AlertSource';
import type { PrometheusSettings } from '../config/readObservabilityConfig';
import type {
  LabelQuestion,
  MetricSource,
  SourceAnswer,
  SourceQuery,
} from './MetricSource';
import { readAlertRules } from './readAlertRules';
import { SourceError } from './SourceError';
import { SourceServer } from './SourceServer';
import { withoutAddresses } from './withoutAddresses';

const answerSchema = z.object({
  status: z.enum(['success', 'error']),
  data: z.unknown(),
  error: z.string().optional(),
  errorType: z.string().optional(),
  warnings: z.array(z.string()).optional(),
  infos: z.array(z.string()).optional(),
});

const valuesSchema = z.array(z.string());
const buildSchema = z.object({ version: z.string() });

type Answer = z.infer<typeof answerSchema> & { bytes: number };

/** Asks the HTTP API of a Prometheus, or of what speaks the same. */
export class PrometheusExecutor implements MetricSource, AlertSource {
  readonly kind = 'prometheus';
  readonly title = 'Prometheus';
  readonly scrapeIntervalMs: number;
  readonly #server: SourceServer;
  readonly #timeoutSeconds: number;

  static create(settings: PrometheusSettings): PrometheusExecutor {
    return new PrometheusExecutor(settings);
  }

  private constructor(settings: PrometheusSettings) {
    this.scrapeIntervalMs = settings.scrapeIntervalSeconds * 1000;
    this.#timeoutSeconds = settings.timeoutSeconds;
    this.#server = SourceServer.create({
      ...settings,
      title: this.title,
      setting: 'odp.observability.prometheus',
    });
  }

  async query(query: SourceQuery, signal: AbortSignal): Promise<SourceAnswer> {
    const { expr, instant, range } = query;
    const timeout = `${this.#timeoutSeconds}s`;
    const form: Record<string, string> = instant
      ? { query: expr, time: seconds(range.to), timeout }
      : {
          query: expr,
          start: seconds(range.from),
          end: seconds(range.to),
          step: seconds(range.stepMs),
          timeout,
        };
    // A form, since a query with many values is longer than a URL may be.
    const { data, bytes, warnings, infos } = await this.#ask(
      { path: instant ? '/api/v1/query' : '/api/v1/query_range', form },
      signal,
    );
    return {
      data,
      bytes,
      warnings: [...(warnings ?? []), ...(infos ?? [])].map(withoutAddresses),
      asOf: Date.now(),
    };
  }

  async labelValues(
    { label, selector, range }: LabelQuestion,
    signal: AbortSignal,
  ): Promise<string[]> {
    const search = new URLSearchParams({
      start: seconds(range.from),
      end: seconds(range.to),
      ...(selector && { 'match[]': selector }),
    });
    const { data } = await this.#ask(
      { path: `/api/v1/label/${encodeURIComponent(label)}/values?${search}` },
      signal,
    );
    return this.#parse(valuesSchema, data);
  }

  async alertRules(signal: AbortSignal): Promise<AlertRules> {
    const { data, bytes } = await this.#ask(
      { path: '/api/v1/rules?type=alert' },
      signal,
    );
    return { rules: readAlertRules(data), bytes, asOf: Date.now() };
  }

  async reach(signal: AbortSignal): Promise<{ version?: string }> {
    const { data } = await this.#ask(
      { path: '/api/v1/status/buildinfo' },
      signal,
    );
    return { version: buildSchema.safeParse(data).data?.version };
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  async #ask(
    call: Parameters<SourceServer['call']>[0],
    signal: AbortSignal,
  ): Promise<Answer> {
    const { status, json, bytes } = await this.#server.call(call, signal);
    const answer = answerSchema.safeParse(json).data;
    // A query that takes too long is answered with 503 too, by a Prometheus that is well.
    const isQuery = answer?.errorType === 'timeout';
    if (status >= 502 && status <= 504 && !isQuery) {
      throw new SourceError(
        'down',
        `${this.title} cannot answer now (${status})${saying(answer?.error)}`,
      );
    }
    if (!answer) {
      throw new SourceError(
        'unreadable',
        `The answer of ${this.title} (${status}) is cut, or not that of its API; odp.observability.prometheus.url must be that of Prometheus, without /api/v1`,
      );
    }
    if (answer.status === 'error' || status >= 400) {
      throw new SourceError(
        'refused',
        `${this.title} does not run the query (${status})${saying(
          answer.error,
        )}`,
      );
    }
    return { ...answer, bytes };
  }

  #parse<T>(schema: z.ZodType<T>, data: unknown): T {
    const parsed = schema.safeParse(data);
    if (!parsed.success) {
      throw new SourceError(
        'unreadable',
        `The answer of ${this.title} is not that of its API`,
      );
    }
    return parsed.data;
  }
}

function saying(error: string | undefined): string {
  return error ? `: ${withoutAddresses(error)}` : '';
}

/** Milliseconds as Prometheus takes seconds. */
function seconds(milliseconds: number): string {
  return String(milliseconds / 1000);
}
