import type { TopicHistory } from '@internal/plugin-odp-pulsar-common';
import { PulsarError, type PulsarHttp } from '@internal/plugin-odp-pulsar-node';
import { z } from 'zod/v3';

const HOURS = 24;
const STEP_SECONDS = 300;

const answerSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('matrix'),
    result: z.array(
      z.object({
        /** Seconds since the epoch, and the value as text. */
        values: z.array(z.tuple([z.number(), z.string()])),
      }),
    ),
  }),
});

export interface PrometheusHistoryOptions {
  http: PulsarHttp;
  /** Of Prometheus, without `/api/v1`. */
  url: string;
  labels: Record<string, string>;
  now: () => number;
}

/** The last day of a topic, out of the metrics that a Prometheus scrapes of its brokers. */
export class PrometheusHistory {
  readonly #options: PrometheusHistoryOptions;
  /** By topic, of the present step. */
  readonly #known = new Map<string, Promise<TopicHistory | undefined>>();
  #knownUntil = 0;

  static create(options: PrometheusHistoryOptions): PrometheusHistory {
    return new PrometheusHistory(options);
  }

  private constructor(options: PrometheusHistoryOptions) {
    this.#options = options;
  }

  /**
   * Of a topic by its full name, all its partitions together; undefined when
   * Prometheus holds nothing of it.
   *
   * @throws PulsarError for an answer that cannot be used, ConnectionError without one
   */
  of(topic: string): Promise<TopicHistory | undefined> {
    const step = Math.floor(this.#options.now() / 1000 / STEP_SECONDS);
    const end = step * STEP_SECONDS;
    if (end !== this.#knownUntil) {
      this.#knownUntil = end;
      this.#known.clear();
    }
    const known = this.#known.get(topic);
    if (known) {
      return known;
    }
    const history = this.#read(topic, end);
    this.#known.set(topic, history);
    history.catch(() => this.#known.delete(topic));
    return history;
  }

  async #read(topic: string, end: number): Promise<TopicHistory | undefined> {
    const start = end - HOURS * 3600;
    const selector = this.#selector(topic);
    const [backlog, messagesIn, messagesOut] = await Promise.all(
      [
        `max(pulsar_storage_backlog_size${selector})`,
        `sum(pulsar_rate_in${selector})`,
        `sum(pulsar_rate_out${selector})`,
      ].map(query => this.#range(query, start, end)),
    );
    if (!backlog.size && !messagesIn.size && !messagesOut.size) {
      return undefined;
    }
    const times: number[] = [];
    for (let at = start; at <= end; at += STEP_SECONDS) {
      times.push(at);
    }
    const column = (values: Map<number, number>) =>
      times.map(at => values.get(at) ?? null);
    return {
      times: times.map(at => new Date(at * 1000).toISOString()),
      backlogBytes: column(backlog),
      messagesInPerSecond: column(messagesIn),
      messagesOutPerSecond: column(messagesOut),
      source: 'prometheus',
    };
  }

  /** Both shapes in which brokers name a partition; a topic label of the base name has the other label beside it. */
  #selector(topic: string): string {
    const name = topic.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    const matchers = [
      `topic=~${quoted(`${name}(-partition-[0-9]+)?`)}`,
      ...Object.entries(this.#options.labels).map(
        ([label, value]) => `${label}=${quoted(value)}`,
      ),
    ];
    return `{${matchers.join(',')}}`;
  }

  /** Values by the second; NaN and infinities are none. */
  async #range(
    query: string,
    start: number,
    end: number,
  ): Promise<Map<number, number>> {
    const search = new URLSearchParams({
      query,
      start: String(start),
      end: String(end),
      step: String(STEP_SECONDS),
    });
    const text = await this.#options.http.text({
      server: this.#options.url.replace(/\/+$/, ''),
      path: `/api/v1/query_range?${search}`,
    });
    const answer = answerSchema.safeParse(jsonOf(text));
    if (!answer.success) {
      throw new PulsarError('the answer is not that of the API of Prometheus', {
        problem: 'unreadable',
      });
    }
    const values = answer.data.data.result[0]?.values ?? [];
    return new Map(
      values
        .map(([at, value]) => [at, Number(value)] as const)
        .filter(([, value]) => Number.isFinite(value)),
    );
  }
}

/** PromQL quotes text as JSON does. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
