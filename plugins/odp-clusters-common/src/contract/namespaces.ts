import {
  freshnessSchema,
  gapSchema,
  hiddenSchema,
  statusCountsSchema,
  statusSchema,
} from '@internal/vocabulary';
import { z } from 'zod/v3';
import { healthSchema, objectReferenceSchema, reasonSchema } from './health';

/**
 * Something counted over the last hour. `atLeast` is set while the portal has
 * watched for less than an hour, so that the true count may be higher.
 */
export const lastHourSchema = z.object({
  count: z.number().int(),
  atLeast: z.boolean(),
});
export type LastHour = z.infer<typeof lastHourSchema>;

/** One line of a ResourceQuota. Cores or bytes or a count, as the resource says. */
export const quotaUseSchema = z.object({
  quota: z.string(),
  /** As Kubernetes names it, such as `requests.cpu`. */
  resource: z.string(),
  /** Absent when the quota controller has not written a status. */
  used: z.number().optional(),
  hard: z.number(),
});
export type QuotaUse = z.infer<typeof quotaUseSchema>;

export const budgetSummarySchema = z.object({
  total: z.number().int(),
  /** Deployments and StatefulSets that a budget covers, of all; absent when one of the two kinds cannot be read. */
  coveredWorkloads: z.number().int().optional(),
  workloads: z.number().int().optional(),
  /** The smallest number of disruptions that a budget allows now; absent without a budget. */
  smallestAllowed: z.number().int().optional(),
  /** Names of the budgets that allow no disruption. */
  exhausted: z.array(z.string()),
});
export type BudgetSummary = z.infer<typeof budgetSummarySchema>;

export const MESH_MODES = [
  'STRICT',
  'PERMISSIVE',
  'DISABLE',
  'MIXED',
  'NONE',
] as const;

/** mTLS as the mesh decides it; `NONE`: no mesh policy reaches the namespace. */
export const meshPostureSchema = z.object({
  mode: z.enum(MESH_MODES),
  /** `<namespace>/<name>` of the policy that decides, when one does. */
  policy: z.string().optional(),
  /** Pods without a proxy, counted; absent when pods or mesh policies cannot be read. */
  barePods: z.number().int().optional(),
  /** Set when mesh policies cannot be read. */
  unknown: z.string().optional(),
});
export type MeshPosture = z.infer<typeof meshPostureSchema>;

export const DIRECTION_POSTURES = ['default-deny', 'partial', 'open'] as const;

/** `default-deny`: every pod is selected and nothing is allowed unless listed; `partial`: only some pods are selected. */
export const networkPostureSchema = z.object({
  ingress: z.enum(DIRECTION_POSTURES),
  egress: z.enum(DIRECTION_POSTURES),
  policies: z.number().int(),
  /** Set when NetworkPolicies cannot be read. */
  unknown: z.string().optional(),
});
export type NetworkPosture = z.infer<typeof networkPostureSchema>;

export const namespaceSummarySchema = z.object({
  name: z.string(),
  phase: z.enum(['Active', 'Terminating']),
  /** Layer id of the target state, `workspaces` for a workspace; absent when the target state does not name it. */
  layer: z.string().optional(),
  /** Entity ref of the owning group. */
  owner: z.string().optional(),
  /** Entity ref of the System that stands for it in the catalog. */
  entity: z.string().optional(),
  health: healthSchema,
  /** Absent when Deployments, StatefulSets or DaemonSets cannot be read. */
  workloads: z
    .object({ total: z.number().int(), ready: z.number().int() })
    .optional(),
  /** Absent when pods cannot be read. */
  pods: z
    .object({
      total: z.number().int(),
      counts: statusCountsSchema,
      unscheduled: z.number().int(),
      /** Pods whose container restarted in the last hour and that are ready now. */
      restarting: z.number().int(),
    })
    .optional(),
  /** Absent when pods cannot be read. */
  restarts: lastHourSchema.optional(),
  /** Absent when quotas cannot be read; empty when there is none. */
  quota: z.array(quotaUseSchema).optional(),
  /** Absent when budgets cannot be read. */
  budgets: budgetSummarySchema.optional(),
  mesh: meshPostureSchema,
  network: networkPostureSchema,
  /** Absent when events cannot be read. */
  warnings: lastHourSchema.optional(),
});
export type NamespaceSummary = z.infer<typeof namespaceSummarySchema>;

export const silentNodeSchema = z.object({
  name: z.string(),
  since: z.string().datetime().optional(),
});

/** `GET /clusters/:cluster/namespaces` */
export const namespaceListSchema = z.object({
  cluster: z.string(),
  freshness: freshnessSchema,
  items: z.array(namespaceSummarySchema),
  hidden: hiddenSchema,
  gaps: z.array(gapSchema),
  /** Absent when nodes cannot be read. */
  silentNodes: z.array(silentNodeSchema).optional(),
  /** Layers in the order of the target state, with the title to show. */
  layers: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type NamespaceList = z.infer<typeof namespaceListSchema>;

export const workloadSchema = z.object({
  kind: z.string(),
  name: z.string(),
  /** Entity ref of the component; absent when it is not in the catalog. */
  entity: z.string().optional(),
  status: statusSchema,
  reasons: z.array(reasonSchema),
  /** Absent while its controller has not reported. */
  ready: z.number().int().optional(),
  /** Absent for a DaemonSet whose controller has not counted the nodes. */
  desired: z.number().int().optional(),
  image: z.string().optional(),
  budget: z
    .object({ name: z.string(), allowed: z.number().int().optional() })
    .optional(),
});
export type Workload = z.infer<typeof workloadSchema>;

export const troubledPodSchema = z.object({
  name: z.string(),
  workload: objectReferenceSchema.optional(),
  status: statusSchema,
  reasons: z.array(reasonSchema),
  node: z.string().optional(),
  restarts: lastHourSchema,
  containers: z.array(z.string()),
});
export type TroubledPod = z.infer<typeof troubledPodSchema>;

export const warningSchema = z.object({
  object: objectReferenceSchema,
  reason: z.string(),
  message: z.string(),
  count: z.number().int(),
  lastSeen: z.string().datetime(),
});
export type Warning = z.infer<typeof warningSchema>;

export const networkPolicyViewSchema = z.object({
  name: z.string(),
  /** Label selector in words, "every pod" when empty. */
  appliesTo: z.string(),
  /** Sentences such as "from pods of namespace kong to port 8080". Absent: the policy says nothing of that direction. */
  ingress: z.array(z.string()).optional(),
  egress: z.array(z.string()).optional(),
});
export type NetworkPolicyView = z.infer<typeof networkPolicyViewSchema>;

export const meshExceptionSchema = z.object({
  /** `<namespace>/<name>` of the policy. */
  policy: z.string(),
  appliesTo: z.string(),
  mode: z.string(),
  ports: z.record(z.string(), z.string()).optional(),
});

/** `GET /clusters/:cluster/namespaces/:namespace`. A list of a kind that cannot be read is empty; `gaps` and `summary` say so. */
export const namespaceDetailSchema = z.object({
  cluster: z.string(),
  freshness: freshnessSchema,
  gaps: z.array(gapSchema),
  /** Whether a node of the cluster is simulated, so that pods are there and no container runs; absent when nodes cannot be read. */
  isSimulated: z.boolean().optional(),
  summary: namespaceSummarySchema,
  workloads: z.array(workloadSchema),
  troubledPods: z.array(troubledPodSchema),
  warnings: z.array(warningSchema),
  budgets: z.array(
    z.object({
      name: z.string(),
      appliesTo: z.string(),
      allowed: z.number().int().optional(),
      /** As written in the budget, such as "minAvailable 2". */
      rule: z.string(),
    }),
  ),
  networkPolicies: z.array(networkPolicyViewSchema),
  mesh: z.object({
    exceptions: z.array(meshExceptionSchema),
    barePods: z.array(z.string()),
    destinationRules: z.array(
      z.object({ policy: z.string(), host: z.string(), tls: z.string() }),
    ),
  }),
  /** What the trouble means for others, worst first: sentences with a status. */
  consequences: z.array(
    z.object({ status: statusSchema, message: z.string() }),
  ),
});
export type NamespaceDetail = z.infer<typeof namespaceDetailSchema>;
