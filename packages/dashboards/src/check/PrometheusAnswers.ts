/** A series as Prometheus answers it; values are strings, so that NaN and Inf have a name. */
export interface AnsweredSeries {
  metric: Record<string, string>;
  values: string[];
}

/** A Prometheus that holds a history which ends at a moment. */
export class PrometheusAnswers {
  readonly #url: string;
  readonly #endSeconds: number;

  private constructor(url: string, endSeconds: number) {
    this.#url = url;
    this.#endSeconds = endSeconds;
  }

  static create(url: string, endSeconds: number): PrometheusAnswers {
    return new PrometheusAnswers(url, endSeconds);
  }

  /** The last hour, a value a minute. */
  async range(expr: string): Promise<AnsweredSeries[]> {
    const { result } = await this.#ask<{
      result: { metric: Record<string, string>; values: [number, string][] }[];
    }>('query_range', {
      query: expr,
      start: String(this.#endSeconds - 3600),
      end: String(this.#endSeconds),
      step: '60',
    });
    return result.map(({ metric, values }) => ({
      metric,
      values: values.map(([, value]) => value),
    }));
  }

  /** The end alone. */
  async moment(expr: string): Promise<AnsweredSeries[]> {
    const { result } = await this.#ask<{
      result: { metric: Record<string, string>; value: [number, string] }[];
    }>('query', { query: expr, time: String(this.#endSeconds) });
    return result.map(({ metric, value }) => ({ metric, values: [value[1]] }));
  }

  /** Values of a label of series within the last hour. */
  labelValues(label: string, series: string): Promise<string[]> {
    return this.#ask(`label/${label}/values`, {
      'match[]': series,
      start: String(this.#endSeconds - 3600),
      end: String(this.#endSeconds),
    });
  }

  async #ask<Data>(
    path: string,
    parameters: Record<string, string>,
  ): Promise<Data> {
    const response = await fetch(
      `${this.#url}/api/v1/${path}?${new URLSearchParams(parameters)}`,
    );
    const { status, data, error } = (await response.json()) as {
      status: string;
      data: Data;
      error?: string;
    };
    if (status !== 'success') {
      throw new Error(`Prometheus refuses: ${error}`);
    }
    return data;
  }
}
