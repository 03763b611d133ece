import {
  freshnessSchema,
  gapSchema,
  hiddenSchema,
  statusCountsSchema,
} from '@internal/vocabulary';
import { z } from 'zod/v3';
import { healthSchema } from './health';

/** Counts of what the caller may see; what cannot be known is absent, never zero. */
export const clusterCountsSchema = z.object({
  /** Absent when nodes cannot be read. */
  nodes: z
    .object({
      total: z.number().int(),
      /** Ready condition `Unknown`. */
      silent: z.number().int(),
      /** Ready condition `False`. */
      notReady: z.number().int(),
      cordoned: z.number().int(),
    })
    .optional(),
  /** Absent when namespaces cannot be read. */
  namespaces: z.number().int().optional(),
  /** Absent when the caller sees no namespace, or the workloads of one are not known. */
  workloads: statusCountsSchema.optional(),
  /** Absent when the caller sees no namespace, or the pods of one are not known. */
  pods: z
    .object({
      total: z.number().int(),
      counts: statusCountsSchema,
      /** Pods that have no node yet. */
      unscheduled: z.number().int(),
    })
    .optional(),
});
export type ClusterCounts = z.infer<typeof clusterCountsSchema>;

export const clusterSummarySchema = z.object({
  name: z.string(),
  region: z.string().optional(),
  /** Entity ref of the group whose the cluster and its nodes are. */
  owner: z.string().optional(),
  /** Git version of the API server, such as `v1.36.3`; absent when never read. */
  version: z.string().optional(),
  freshness: freshnessSchema,
  /** Worst of the namespaces that the caller may see and of the nodes; absent before the first snapshot. */
  health: healthSchema.optional(),
  counts: clusterCountsSchema.optional(),
  hidden: hiddenSchema,
  gaps: z.array(gapSchema),
});
export type ClusterSummary = z.infer<typeof clusterSummarySchema>;

export const clusterListSchema = z.object({
  items: z.array(clusterSummarySchema),
});
export type ClusterList = z.infer<typeof clusterListSchema>;
