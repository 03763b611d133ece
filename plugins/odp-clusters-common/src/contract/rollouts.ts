import { z } from 'zod/v3';

/** `GET /clusters/:cluster/rollouts`: the last rollout of each workload that the caller may see, the newest first. */
export const rolloutListSchema = z.object({
  cluster: z.string(),
  items: z.array(
    z.object({
      namespace: z.string(),
      kind: z.string(),
      name: z.string(),
      image: z.string().optional(),
      /** When the rollout of what runs now last went on, ISO 8601 UTC. */
      since: z.string().datetime(),
    }),
  ),
});
export type RolloutList = z.infer<typeof rolloutListSchema>;
