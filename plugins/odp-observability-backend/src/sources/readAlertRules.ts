import { z } from 'zod/v3';
import type { AlertRule } from '../alerts/AlertSource';
import { SourceError } from './SourceError';

const textsSchema = z.record(z.string()).default({});

const alertSchema = z.object({
  state: z.string(),
  activeAt: z.string().datetime({ offset: true }),
  labels: textsSchema,
  annotations: textsSchema,
});

const rulesSchema = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          type: z.string(),
          name: z.string(),
          health: z.string(),
          annotations: textsSchema,
          alerts: z.array(alertSchema).nullish(),
        }),
      ),
    }),
  ),
});

/**
 * The rules that alert, of what Prometheus answers at `/api/v1/rules`.
 *
 * @throws SourceError when it is no such answer
 */
export function readAlertRules(data: unknown): AlertRule[] {
  const parsed = rulesSchema.safeParse(data);
  if (!parsed.success) {
    throw new SourceError(
      'unreadable',
      'What Prometheus answers about its rules is not that of its API',
      parsed.error,
    );
  }
  return parsed.data.groups
    .flatMap(({ rules }) => rules)
    .filter(({ type }) => type === 'alerting')
    .map(({ name, health, annotations, alerts }) => ({
      name,
      isEvaluated: health === 'ok',
      annotations,
      alerts: (alerts ?? []).map(({ activeAt, ...alert }) => ({
        ...alert,
        activeAt: Date.parse(activeAt),
      })),
    }));
}
