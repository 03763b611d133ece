import { z } from 'zod/v3';

const entitiesSchema = z
  .object({
    NaN: z.array(z.number()).optional(),
    Inf: z.array(z.number()).optional(),
    NegInf: z.array(z.number()).optional(),
  })
  .nullish();

const frameSchema = z.object({
  schema: z.object({
    fields: z.array(
      z.object({
        name: z.string(),
        type: z.string().optional(),
        labels: z.record(z.string()).nullish(),
      }),
    ),
    meta: z
      .object({
        executedQueryString: z.string().optional(),
        notices: z.array(z.object({ text: z.string() })).nullish(),
      })
      .nullish(),
  }),
  data: z.object({
    values: z.array(z.array(z.unknown())),
    entities: z.array(entitiesSchema).nullish(),
  }),
});

/** What Grafana answers to a query of one data source. */
export const grafanaFramesSchema = z.array(frameSchema);
type GrafanaFrame = z.infer<typeof frameSchema>;

interface Series {
  metric: Record<string, string>;
  values: [seconds: number, value: string][];
}

/**
 * Frames of Grafana, one a series, as the `data` that Prometheus itself would
 * have answered, so that both are read by the same rules. What JSON cannot hold
 * is in `entities`, by place; other nulls are samples that are missing.
 */
export function fromGrafana(frames: readonly GrafanaFrame[]): {
  data: { resultType: 'matrix'; result: Series[] };
  notices: string[];
} {
  return {
    data: { resultType: 'matrix', result: frames.flatMap(seriesOf) },
    notices: frames.flatMap(({ schema }) =>
      (schema.meta?.notices ?? []).map(({ text }) => text),
    ),
  };
}

function seriesOf({ schema, data }: GrafanaFrame): Series[] {
  const timeAt = schema.fields.findIndex(({ type }) => type === 'time');
  const times = data.values[timeAt] ?? [];
  return schema.fields.flatMap(({ type, labels }, place) => {
    if (type !== 'number') {
      return [];
    }
    const special = specialOf(data.entities?.[place]);
    return [
      {
        metric: labels ?? {},
        values: (data.values[place] ?? []).flatMap(
          (value, index): Series['values'] => {
            const time = times[index];
            const text =
              special.get(index) ??
              (typeof value === 'number' ? String(value) : undefined);
            return typeof time === 'number' && text !== undefined
              ? [[time / 1000, text]]
              : [];
          },
        ),
      },
    ];
  });
}

function specialOf(
  entities: z.infer<typeof entitiesSchema>,
): Map<number, string> {
  const { NaN: none = [], Inf = [], NegInf = [] } = entities ?? {};
  return new Map([
    ...none.map(index => [index, 'NaN'] as const),
    ...Inf.map(index => [index, '+Inf'] as const),
    ...NegInf.map(index => [index, '-Inf'] as const),
  ]);
}
