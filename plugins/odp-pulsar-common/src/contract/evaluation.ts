import { z } from 'zod/v3';
import { sightSchema } from './instances';

/** `GET /instances/:instance/evaluation`: the document's evaluation beside what the portal measures. */
export const evaluationSchema = sightSchema.extend({
  status: z.string(),
  decision: z.string(),
  /** Where the document says it. */
  documentSection: z.string(),
  candidates: z.array(
    z.object({
      name: z.string(),
      /** Full-time equivalents that the document estimates. */
      operatingEffortFte: z.number().optional(),
      isRunning: z.boolean(),
    }),
  ),
  criteria: z.array(
    z.object({
      title: z.string(),
      /** In the words of the document, where it says more than the title. */
      text: z.string().optional(),
      /** What this portal sees of it here; empty when nothing can be measured. */
      measures: z.array(
        z.object({
          label: z.string(),
          value: z.string(),
          note: z.string().optional(),
        }),
      ),
      /** Set when nothing is measured. */
      notMeasured: z.string().optional(),
    }),
  ),
});
export type Evaluation = z.infer<typeof evaluationSchema>;
