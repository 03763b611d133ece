import { freshnessSchema, gapSchema, statusSchema } from '@internal/vocabulary';
import { z } from 'zod/v3';
import { reasonSchema } from './health';

/** Whether a path is open, as one kind of policy decides it. `partly`: for some of the pods. */
export const PATH_VERDICTS = [
  'allowed',
  'partly',
  'blocked',
  'unknown',
] as const;
export const pathVerdictSchema = z.enum(PATH_VERDICTS);
export type PathVerdict = z.infer<typeof pathVerdictSchema>;

/** One of the three decisions on a path, with what decides it. */
export const pathDecisionSchema = z.object({
  verdict: pathVerdictSchema,
  /** `<namespace>/<name>` of the policies that decide, the most telling first; empty when none selects the pods. */
  policies: z.array(z.string()),
  /** A sentence: "data/dagster-quarantine lets dagster reach only pods of data-catalog of this namespace". */
  words: z.string(),
});
export type PathDecision = z.infer<typeof pathDecisionSchema>;

/** What the clusters' policies say of a path. */
export const pathAssessmentSchema = z.object({
  /**
   * Blocked when one of the three blocks, or when each blocks other pods so that
   * none is left; then partly when one does; unknown when one of them cannot be
   * known and none blocks.
   */
  verdict: pathVerdictSchema,
  /** NetworkPolicies on the side that calls. */
  egress: pathDecisionSchema,
  /** NetworkPolicies on the side that is called. */
  ingress: pathDecisionSchema,
  /** AuthorizationPolicies of the mesh on the side that is called. */
  authorization: pathDecisionSchema,
  /** Manifest that would open what blocks, as YAML; absent when nothing blocks. */
  allowingRule: z.string().optional(),
});
export type PathAssessment = z.infer<typeof pathAssessmentSchema>;

export const EDGE_KINDS = [
  'blocked',
  'undeclared',
  'carrying',
  'quiet',
  'declared',
  'allowed',
  'unknown',
] as const;

/** How an edge is known and drawn; derived from declared, path and observed. */
export const edgeKindSchema = z.enum(EDGE_KINDS);
export type EdgeKind = z.infer<typeof edgeKindSchema>;

export const architectureEdgeSchema = z.object({
  /** `<from>><to>`; unique. */
  id: z.string(),
  from: z.string(),
  to: z.string(),
  /**
   * `blocked`: declared or observed, and a policy blocks it (also in part);
   * `undeclared`: observed, declared nowhere; `carrying`: declared, allowed and
   * observed; `quiet`: declared, allowed, measured, no traffic seen; `declared`:
   * declared and allowed or beyond all policies, not measured; `allowed`: only
   * allowed, for some of the pods at least; `unknown`: declared, and it cannot
   * be known whether it is allowed.
   */
  kind: edgeKindSchema,
  /** Where the target state says so; empty when it does not. */
  declared: z.array(
    z.object({
      /** `scrape`: of its metrics; only where it was observed, since nearly everything is scraped. */
      by: z.enum(['dependency', 'producer', 'consumer', 'scrape']),
      /** In words: "Dagster declares that it depends on Apache Pulsar". */
      words: z.string(),
      /** Section of the platform document. */
      source: z.string(),
    }),
  ),
  /** Port of `to` that is judged; absent when the target state names none. */
  port: z
    .object({
      name: z.string().optional(),
      port: z.number().int(),
      protocol: z.string(),
    })
    .optional(),
  /** Absent when both ends are outside the clusters, where no policy can speak of it, or when the caller may not see one; `hidden` then says which. */
  path: pathAssessmentSchema.optional(),
  /** Namespaces of the ends that the caller may not see, so that policies are not told. */
  hidden: z.array(z.string()).optional(),
  observed: z.object({
    state: z.enum(['not-measured', 'none', 'seen']),
    /** Connections or requests a minute over the window. */
    perMinute: z.number().optional(),
    /** Why it is not measured, or over which window it was. */
    words: z.string(),
    asOf: z.string().datetime().optional(),
  }),
  /** In words: "both ends have a proxy, STRICT". */
  mesh: z.string(),
});
export type ArchitectureEdge = z.infer<typeof architectureEdgeSchema>;

export const architectureComponentSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  layer: z.string(),
  kind: z.enum(['deployment', 'statefulset', 'daemonset', 'external']),
  namespace: z.string().optional(),
  /** Entity ref. */
  entity: z.string(),
  language: z.string().optional(),
  /**
   * `runs`: workloads of it are there; `absent`: nothing of it runs in this
   * cluster; `external`: outside, known and not measured; `hidden`: the caller
   * may not see its namespace; `unread`: the cluster was never read, or does
   * not let the portal list what it would be found by.
   */
  presence: z.enum(['runs', 'absent', 'external', 'hidden', 'unread']),
  /** Absent unless it runs or is absent; a component that should run and does not is failing. */
  status: statusSchema.optional(),
  reasons: z.array(reasonSchema),
  ready: z.number().int().optional(),
  desired: z.number().int().optional(),
  /** Workloads that it was found as, such as `Deployment/user-api`. */
  workloads: z.array(z.string()),
  /** Names of pods that match another component as well. */
  ambiguousPods: z.array(z.string()),
  budget: z
    .object({ name: z.string(), allowed: z.number().int().optional() })
    .optional(),
  mesh: z.object({ mode: z.string(), barePods: z.number().int() }).optional(),
});
export type ArchitectureComponent = z.infer<typeof architectureComponentSchema>;

export const architectureLayerSchema = z.object({
  id: z.string(),
  title: z.string(),
  namespaces: z.array(z.string()),
  /** Worst of its components that are known; absent when none is. */
  status: statusSchema.optional(),
});

/** `GET /architecture?cluster=<name>[&edges=all]`; without `edges=all` the edges that are only allowed are counted, not listed. */
export const architectureSchema = z.object({
  cluster: z.string(),
  freshness: freshnessSchema,
  gaps: z.array(gapSchema),
  /** In the order of the target state; the external one last. */
  layers: z.array(architectureLayerSchema),
  /** In the order of the target state. */
  components: z.array(architectureComponentSchema),
  edges: z.array(architectureEdgeSchema),
  /** Edges that are only allowed. */
  allowedOnly: z.number().int(),
  /** Whether traffic is measured, and how old it is. */
  traffic: z.object({
    state: z.enum(['not-set-up', 'measured', 'failed']),
    words: z.string(),
    asOf: z.string().datetime().optional(),
  }),
});
/** The platform as built: layers, components and paths, with how each is known. */
export type Architecture = z.infer<typeof architectureSchema>;
