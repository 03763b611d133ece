import {
  BOUNDS,
  dashboardUidSchema,
  panelQuerySchema,
  variableNameSchema,
  variableValuesSchema,
} from '@internal/plugin-odp-observability-common';
import { z } from 'zod/v3';

export const dashboardParams = z.object({ uid: dashboardUidSchema });

export const variableParams = dashboardParams.extend({
  name: variableNameSchema,
});

/** `?cluster=odp-eu&namespace=a&namespace=b` */
export const chosenQuery = z
  .record(
    z.union([
      z.string().transform(value => [value]),
      z.array(z.string(), {
        invalid_type_error: 'must be a value, or several of the same name',
      }),
    ]),
  )
  .pipe(variableValuesSchema);

/** `?cluster=odp-eu` */
export const alertsQuery = z
  .object({ cluster: z.string().min(1).max(BOUNDS.valueLength).optional() })
  .strict();

export const panelQueryBody = panelQuerySchema.refine(
  ({ timeZone }) => timeZone === undefined || isTimeZone(timeZone),
  { path: ['timeZone'], message: 'must be the IANA name of a time zone' },
);

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
