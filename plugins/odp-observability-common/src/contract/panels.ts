import { z } from 'zod/v3';
import { BOUNDS } from '../bounds';
import { frameSchema } from '../frames';
import { compareSchema } from './compare';
import { dashboardUidSchema, variableValuesSchema } from './names';

/** An end of a range: `now-1h`, `now/d`, milliseconds since 1970, or ISO 8601. */
const timeTextSchema = z.string().min(1).max(64);

/** `POST /panels/query`: panels by reference; a caller never sends a query. */
export const panelQuerySchema = z
  .object({
    dashboard: dashboardUidSchema,
    panels: z
      .array(
        z
          .object({
            id: z.number().int(),
            /** Pixels: a point a pixel. */
            width: z
              .number()
              .int()
              .min(BOUNDS.panelWidth.min)
              .max(BOUNDS.panelWidth.max),
          })
          .strict(),
      )
      .min(1)
      .max(BOUNDS.panelsPerCall),
    range: z.object({ from: timeTextSchema, to: timeTextSchema }).strict(),
    /** IANA name of the zone in which `now/d` is a day; absent: UTC. */
    timeZone: z.string().max(64).optional(),
    variables: variableValuesSchema,
    /** Asks time series and stats for this earlier period too; absent: nothing is compared. */
    compare: compareSchema.optional(),
  })
  .strict();
export type PanelQuery = z.infer<typeof panelQuerySchema>;

/** What was asked for, put on multiples of the step; milliseconds UTC. */
const alignedRangeSchema = z.object({
  from: z.number(),
  to: z.number(),
  stepMs: z.number().positive(),
});

/**
 * Why a panel has nothing to draw. `nothing-matches`: who tells it does tell, and
 * there is nothing of the kind, such as no pod that restarted; `no-data` is silence;
 * `not-permitted` is not told to the caller; `not-measured`: what was chosen is none
 * of the things that the source has, as something new is not.
 */
export const emptyReasonSchema = z.object({
  kind: z.enum([
    'no-traffic',
    'nothing-matches',
    'no-data',
    'not-measured',
    'not-set-up',
    'not-permitted',
    'source-down',
  ]),
  /** Such as "Kong answers, but it counts no status codes". */
  sentence: z.string(),
  /** What would change it, such as `status_code_metrics: true`. */
  setting: z.string().optional(),
  /** What a person does about it, a sentence; with `not-set-up` of a source, and told once a page. */
  remedy: z.string().optional(),
});
export type EmptyReason = z.infer<typeof emptyReasonSchema>;

/** The same queries over an earlier period. */
const earlierSchema = z.object({
  compare: compareSchema,
  /** At the times of the range, so that one lies over the other; empty: the source has nothing there. */
  frames: z.array(frameSchema),
  /** Why it is not known, a sentence; what is of now is told all the same. */
  error: z.string().optional(),
});
export type EarlierFrames = z.infer<typeof earlierSchema>;

/** One line of the answer, as soon as the panel is ready. */
export const panelAnswerSchema = z.object({
  id: z.number().int(),
  state: z.enum(['data', 'empty', 'error']),
  /** With `data`: a frame a query that is shown. */
  frames: z.array(frameSchema).optional(),
  range: alignedRangeSchema,
  /** With `data`, of panels that are compared. */
  earlier: earlierSchema.optional(),
  /** What the source or the portal warns of, each a sentence. */
  warnings: z.array(z.string()),
  /** Queries as they were run. */
  executed: z.array(z.string()).optional(),
  /** With `empty`, and with an `error` that has such a reason. */
  why: emptyReasonSchema.optional(),
  /** With `error`: what failed and what to do, a sentence. */
  error: z.string().optional(),
  /** When the source answered, ISO 8601 UTC. */
  asOf: z.string().datetime(),
});
export type PanelAnswer = z.infer<typeof panelAnswerSchema>;
