import {
  freshnessSchema,
  gapSchema,
  hiddenSchema,
  statusCountsSchema,
  statusSchema,
} from '@internal/vocabulary';
import { z } from 'zod/v3';
import { objectReferenceSchema, reasonSchema } from './health';

/** An index into a list beside it; -1 stands for none. */
const index = z.number().int().min(-1);
const columnOf = <T extends z.ZodTypeAny>(value: T) => z.array(value);

/** Cores, bytes, devices. */
export const resourceAmountsSchema = z.object({
  cpu: z.number(),
  memory: z.number(),
  gpu: z.number(),
});
export type ResourceAmounts = z.infer<typeof resourceAmountsSchema>;

/**
 * Nodes of one pool name and machine type. Two machine types under one name are
 * two pools here; only the one that the target state declares has its limits.
 */
export const nodePoolViewSchema = z.object({
  /** `<name>/<machine type>`; unique in a cluster. */
  id: z.string(),
  /** Label `cloud.google.com/gke-nodepool`; `none` for nodes without it. */
  name: z.string(),
  machineType: z.string().optional(),
  /** Whether the target state names it. */
  declared: z.boolean(),
  title: z.string().optional(),
  spot: z.boolean().optional(),
  gpuType: z.string().optional(),
  /** Nodes of the whole cluster that the pool may have; absent when not declared. */
  limits: z.object({ min: z.number().int(), max: z.number().int() }).optional(),
  /** Nodes of the whole cluster. */
  nodes: z.number().int(),
  /** Requested and allocatable of its nodes that answer. Of pods that cannot be read (see the gaps) nothing is counted. */
  requested: resourceAmountsSchema,
  allocatable: resourceAmountsSchema,
});
export type NodePoolView = z.infer<typeof nodePoolViewSchema>;

/** Pods of one workload that no node takes. */
export const waitingPodsSchema = z.object({
  namespace: z.string(),
  workload: objectReferenceSchema.optional(),
  pods: z.array(z.string()).min(1),
  /** Since the first of them waits, ISO 8601 UTC. */
  since: z.string().datetime().optional(),
  /** The scheduler's own words. */
  schedulerMessage: z.string(),
  /** What one of these pods asks for. */
  requests: resourceAmountsSchema,
  /** Id of the pool that the pods ask for, when they ask for one. */
  pool: z.string().optional(),
  /** The limit that holds them, in words: "6 of 6 GPUs of pool gpu are taken; it has 6 of 2-10 nodes; scale-up failed: GCE quota exceeded". */
  limit: z.string(),
});
export type WaitingPods = z.infer<typeof waitingPodsSchema>;

/** Nodes as columns of equal length, in the order in which they joined. */
export const nodeColumnsSchema = z.object({
  name: columnOf(z.string()),
  /** Into `zones`. */
  zone: columnOf(index),
  /** Into `pools`. */
  pool: columnOf(index),
  /** Seconds since the epoch; null when the node does not tell. */
  joinedAt: columnOf(z.number().int().nullable()),
  /** First letter of the node's own status, a letter a node: f, d, u, p, h. */
  status: z.string(),
  /** `r` ready, `n` not ready, `s` silent; upper case when cordoned; a letter a node. */
  condition: z.string(),
  /** What it gives to pods: cores, bytes, devices; 0 cores where it does not tell. */
  cpu: columnOf(z.number()),
  memory: columnOf(z.number()),
  gpu: columnOf(z.number()),
  /** Requests of every pod on it, also of those that the caller may not see; of pods that cannot be read (see the gaps) nothing. */
  requestedCpu: columnOf(z.number()),
  requestedMemory: columnOf(z.number()),
  requestedGpu: columnOf(z.number()),
  /** Pods on it that the caller may not see. */
  hiddenPods: columnOf(z.number().int()),
  /** Why a node is not healthy, sparse: position of the node, and reasons. */
  reasons: z.array(
    z.object({ node: z.number().int(), reasons: z.array(reasonSchema) }),
  ),
});
export type NodeColumns = z.infer<typeof nodeColumnsSchema>;

/**
 * Pods as columns of equal length, template by template. What pods of one
 * template share stands in `templates` once.
 */
export const podColumnsSchema = z.object({
  namespaces: columnOf(z.string()),
  /** Names of the nodes that the pods below run on. */
  nodes: columnOf(z.string()),
  templates: z.object({
    /** Into `namespaces`. */
    namespace: columnOf(index),
    /** Kind of the workload; empty for a pod that nothing controls. */
    kind: columnOf(z.string()),
    /** Name of the workload; empty for a pod that nothing controls. */
    workload: columnOf(z.string()),
    /** Start that the names of its pods share; `~` in it stands for the name of the workload. */
    prefix: columnOf(z.string()),
    /** How many of the pods below are of this template: the first ones of the first, then those of the next. */
    pods: columnOf(z.number().int()),
    cpu: columnOf(z.number()),
    memory: columnOf(z.number()),
    gpu: columnOf(z.number()),
    /** `1` where a proxy of the mesh stands beside the containers, else `0`; a digit a template. */
    meshed: z.string(),
  }),
  /** The rest of each pod's name, a space between two. */
  suffix: z.string(),
  /** Into `nodes`. */
  node: columnOf(index),
  /** First letter of the status, a letter a pod: f, d, u, p, h. */
  status: z.string(),
  /** What is the matter, once a cause. */
  causes: z.array(
    z.object({ rule: z.string(), status: statusSchema, message: z.string() }),
  ),
  /** Which pods have which causes, sparse; `since` in seconds since the epoch. */
  trouble: z.array(
    z.object({
      pod: z.number().int(),
      cause: z.number().int(),
      since: z.number().int().optional(),
    }),
  ),
});
export type PodColumns = z.infer<typeof podColumnsSchema>;

export const topologyNamespaceSchema = z.object({
  name: z.string(),
  layer: z.string().optional(),
  owner: z.string().optional(),
});
export type TopologyNamespace = z.infer<typeof topologyNamespaceSchema>;

/**
 * `GET /clusters/:cluster/topology[?since=<revision>]`
 *
 * With `since` the answer may hold only what changed since that revision: then
 * `since` is set, `nodes` and `pods` hold the changed ones, and `removed` names
 * those that are gone. Everything else is always whole.
 */
export const topologySchema = z.object({
  cluster: z.string(),
  region: z.string().optional(),
  freshness: freshnessSchema,
  gaps: z.array(gapSchema),
  hidden: hiddenSchema,
  /** Opaque; given back as `since` it asks for the changes alone. */
  revision: z.string(),
  since: z.string().optional(),
  /** Of the nodes and of the target state, in one order for good. */
  zones: z.array(z.string()),
  /** Declared ones first, in the order of the target state, also those without a node. */
  pools: z.array(nodePoolViewSchema),
  /** Layers in the order of the target state. */
  layers: z.array(z.object({ id: z.string(), title: z.string() })),
  namespaces: z.array(topologyNamespaceSchema),
  /** Pods without a node, the longest waiting first. */
  waiting: z.array(waitingPodsSchema),
  /** Pods that the caller may see, by status, and those that he may not. */
  counts: z.object({
    nodes: z.number().int(),
    pods: statusCountsSchema,
    hiddenPods: z.number().int(),
  }),
  nodes: nodeColumnsSchema,
  pods: podColumnsSchema,
  removed: z
    .object({
      nodes: z.array(z.string()),
      /** `<namespace>/<name>` */
      pods: z.array(z.string()),
    })
    .optional(),
});
/** A cluster's zones, pools, nodes and pods in compact columns. */
export type Topology = z.infer<typeof topologySchema>;
