import type { ClusterClient } from '@internal/plugin-odp-kubernetes-node';
import { z } from 'zod/v3';

/** An answer for 200 components that all talk to each other takes about 10 MiB. */
const MAX_BYTES = 16 * 1024 * 1024;
const TIMEOUT_MS = 15_000;
const WORDS_LENGTH = 200;

const answerSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('vector'),
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        /** Seconds since the epoch, and the value as text. */
        value: z.tuple([z.number(), z.string()]),
      }),
    ),
  }),
  warnings: z.array(z.string()).optional(),
});

/** A series at one moment. */
interface Sample {
  labels: Record<string, string>;
  value: number;
}

/** What an instant query gave. */
export interface QueryResult {
  samples: Sample[];
  /** Milliseconds since the epoch; absent without samples. */
  at?: number;
  /** Why there may be more than this. */
  warning?: string;
}

/**
 * Asks Prometheus' HTTP API for one moment.
 *
 * @throws Error with a sentence when there is no answer, or one that cannot be used
 */
export async function queryPrometheus(
  client: ClusterClient,
  query: string,
): Promise<QueryResult> {
  const search = new URLSearchParams({
    query,
    timeout: `${TIMEOUT_MS / 1000}s`,
  });
  const answer = await client.getJson(`/api/v1/query?${search}`, {
    verb: 'QUERY',
    maxBytes: MAX_BYTES,
    timeoutMs: TIMEOUT_MS,
  });
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new Error(
      `the answer is not that of Prometheus' API: ${path.join(
        '.',
      )}: ${message}`,
    );
  }
  const { data, warnings } = parsed.data;
  return {
    samples: data.result.map(({ metric, value: [, text] }) => ({
      labels: metric,
      value: Number(text),
    })),
    ...(data.result.length && { at: data.result[0].value[0] * 1000 }),
    ...(warnings?.length && {
      warning: warnings.join('; ').slice(0, WORDS_LENGTH),
    }),
  };
}
