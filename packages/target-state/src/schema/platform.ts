import { z } from 'zod/v3';
import {
  assumedSchema,
  nameSchema,
  portSchema,
  quantitySchema,
  rangeSchema,
  resourcesSchema,
  sourceSchema,
} from './common';

export const clusterSchema = z
  .object({
    name: nameSchema,
    title: z.string(),
    region: z.string(),
    zones: z.array(z.string()).min(1),
    role: z.enum(['primary', 'secondary']),
    minimumVersion: z.string().regex(/^1\.\d+$/),
    network: z.string(),
    telemetry: z.string(),
    /** Whom it serves. */
    clients: z.string(),
    source: sourceSchema,
    assumed: assumedSchema.optional(),
  })
  .strict();
export type Cluster = z.infer<typeof clusterSchema>;

export const nodePoolSchema = z
  .object({
    name: nameSchema,
    title: z.string(),
    machineType: z.string(),
    cpu: z.number().int().positive(),
    memory: quantitySchema,
    gpu: z
      .object({ type: z.string(), count: z.number().int().positive() })
      .strict()
      .optional(),
    localSsd: quantitySchema.optional(),
    spot: z.boolean(),
    autoscaling: rangeSchema,
    purpose: z.string(),
    source: sourceSchema,
    assumed: assumedSchema.optional(),
  })
  .strict();
export type NodePool = z.infer<typeof nodePoolSchema>;

export const layerSchema = z
  .object({
    id: nameSchema,
    title: z.string(),
    description: z.string(),
    namespaces: z.array(nameSchema),
    owner: nameSchema,
    source: sourceSchema,
    assumed: assumedSchema.optional(),
  })
  .strict();
export type Layer = z.infer<typeof layerSchema>;

export const teamSchema = z
  .object({ name: nameSchema, title: z.string(), description: z.string() })
  .strict();
export type Team = z.infer<typeof teamSchema>;

const COMPONENT_KINDS = [
  'deployment',
  'statefulset',
  'daemonset',
  'external',
] as const;

export const componentSchema = z
  .object({
    name: nameSchema,
    title: z.string(),
    description: z.string(),
    kind: z.enum(COMPONENT_KINDS),
    /** `service` for our own code, `resource` for what stores or carries data. */
    type: z.enum(['service', 'database', 'gateway', 'bus', 'tool', 'agent']),
    language: z.string().optional(),
    layer: nameSchema,
    /** Absent for external ones. */
    namespace: nameSchema.optional(),
    owner: nameSchema,
    replicas: z.number().int().min(0).optional(),
    autoscaling: rangeSchema.optional(),
    image: z.string().optional(),
    ports: z.array(portSchema).optional(),
    resources: resourcesSchema.optional(),
    pool: nameSchema.optional(),
    storage: quantitySchema.optional(),
    budget: z
      .object({ minAvailable: z.number().int().min(1) })
      .strict()
      .optional(),
    mesh: z.boolean().optional(),
    /** How Prometheus finds it: by pod annotations, or by a static target. */
    scrape: z.enum(['annotations', 'static']).optional(),
    /** Its metrics tell of other objects: their labels stand, and not its own. */
    tellsOfOthers: z.literal(true).optional(),
    /** Reads its secrets from Vault, which it then depends on. */
    vault: z.boolean().optional(),
    /** How it is reached from outside the cluster; absent: not at all. */
    exposure: z.literal('load-balancer').optional(),
    dependsOn: z.array(nameSchema).optional(),
    source: sourceSchema,
    assumed: assumedSchema.optional(),
  })
  .strict();
export type Component = z.infer<typeof componentSchema>;

/** Where traffic of a rule comes from or goes to: a namespace, or components of it. */
const peerSchema = z
  .object({
    namespace: nameSchema,
    components: z.array(nameSchema).optional(),
  })
  .strict();

export const networkRuleSchema = z
  .object({
    name: nameSchema,
    namespace: nameSchema,
    description: z.string(),
    ingressFrom: z.array(peerSchema).optional(),
    egressTo: z.array(peerSchema).optional(),
    source: sourceSchema,
    assumed: assumedSchema.optional(),
  })
  .strict();
export type NetworkRule = z.infer<typeof networkRuleSchema>;
