import { z } from 'zod/v3';
import {
  assumedSchema,
  nameSchema,
  portSchema,
  quantitySchema,
  sourceSchema,
} from './common';

/** The mesh takes in the pods of a namespace by one label; both at once fall back to the first. */
const meshLabelSchema = z.union([
  z
    .object({ key: z.literal('istio-injection'), value: z.literal('enabled') })
    .strict(),
  z
    .object({
      key: z.literal('istio.io/rev'),
      value: z
        .string()
        .regex(
          /^[a-z0-9]([-.a-z0-9]{0,61}[a-z0-9])?$/,
          'must be a revision of the mesh',
        ),
    })
    .strict(),
]);

const amountSchema = z
  .object({ cpu: quantitySchema, memory: quantitySchema })
  .strict();

const sidecarSchema = z
  .object({ requests: amountSchema, limits: amountSchema })
  .strict();

const countSchema = z
  .string()
  .regex(/^\d+$/, "must be a whole number in quotes, such as '20'");

/** `spec.hard` of a ResourceQuota. */
const quotaSchema = z
  .object({
    'requests.cpu': quantitySchema,
    'requests.memory': quantitySchema,
    'limits.cpu': quantitySchema,
    'limits.memory': quantitySchema,
    'requests.storage': quantitySchema,
    persistentvolumeclaims: countSchema,
    pods: countSchema,
    services: countSchema,
    // The gateway is the only way in.
    'services.loadbalancers': z.literal('0'),
    'services.nodeports': z.literal('0'),
    'count/secrets': countSchema,
    'count/configmaps': countSchema,
    'count/jobs.batch': countSchema,
    'count/cronjobs.batch': countSchema,
  })
  .strict();

const tierSchema = z
  .object({
    id: nameSchema,
    title: z.string(),
    description: z.string(),
    quota: quotaSchema,
    /** What a LimitRange gives a container that does not say, and the most that one may have. */
    container: z
      .object({
        defaultRequest: amountSchema,
        default: amountSchema,
        max: amountSchema,
      })
      .strict(),
  })
  .strict();

/** What the golden paths make of a component, wherever it runs. */
const componentsSchema = z
  .object({
    /** Images of a component are in `<registry>/<workspace>/<component>`: pipelines push there, clusters pull from there. */
    registry: z
      .string()
      .regex(
        /^[a-z0-9]([-.a-z0-9]*[a-z0-9])?(:\d+)?(\/[a-z0-9]([-._a-z0-9]*[a-z0-9])?)*$/,
        'must be a registry and a path without a scheme',
      ),
    /** Node pool. */
    pool: nameSchema,
    /** Takes the spans of components: a component and its port for OTLP over HTTP. */
    tracing: z.object({ component: nameSchema, port: z.string() }).strict(),
    /** The first one is called by others; the one with a path is scraped. */
    ports: z.array(portSchema).min(1),
    /** What a container may be given. */
    sizes: z
      .array(
        z
          .object({
            id: nameSchema,
            title: z.string(),
            requests: amountSchema,
            limits: amountSchema,
          })
          .strict(),
      )
      .min(1),
    replicas: z
      .object({
        /** Unless somebody says otherwise. */
        default: z
          .object({
            min: z.number().int().min(1),
            max: z.number().int().min(1),
          })
          .strict(),
        /** That a component may have. */
        most: z.number().int().min(1),
      })
      .strict(),
    /** Of the requested CPU, that the autoscaler keeps pods at. */
    cpuPercent: z.number().int().min(1).max(100),
    /** How long a pod is still called after it was told to end. */
    preStopSeconds: z.number().int().min(0),
    /** How long what it has in hand then may take. */
    drainSeconds: z.number().int().min(1),
    /** How long a rollout may stand still before it counts as failed. */
    progressDeadlineSeconds: z.number().int().min(10),
    userId: z.number().int().min(1),
  })
  .strict();

/** What every workspace is made of, and the sizes that there are. */
export const workspacesSchema = z
  .object({
    /** Ids that no workspace gets, besides the namespaces of the layers. */
    reserved: z
      .object({
        ids: z.array(nameSchema),
        prefixes: z.array(z.string().regex(/^[a-z][a-z0-9-]*-$/)),
      })
      .strict(),
    /** Days that an id is not given again after its workspace is gone. */
    restDays: z.number().int().min(0),
    podSecurity: z
      .object({
        level: z.enum(['restricted', 'baseline']),
        /** Pinned, so that an upgrade of a cluster refuses no pod that it let in before. */
        version: z
          .string()
          .regex(/^v1\.\d+$/, 'must be a version such as v1.34'),
      })
      .strict(),
    meshLabel: meshLabelSchema,
    /** What is put into pods of a workspace and counts against its quota. */
    sidecars: z
      .object({ proxy: sidecarSchema, vaultAgent: sidecarSchema })
      .strict(),
    /** By names of components; ports by the names that the component gives them. */
    network: z
      .object({
        ingressFrom: z.array(nameSchema).min(1),
        scrapedBy: nameSchema,
        egressTo: z.array(
          z
            .object({
              component: nameSchema,
              ports: z.array(z.string()).min(1),
            })
            .strict(),
        ),
      })
      .strict(),
    /** The ClusterRole of each role that a member can have. */
    clusterRoles: z
      .object({ admin: nameSchema, editor: nameSchema, viewer: nameSchema })
      .strict(),
    /** Most topics and partitions of a workspace's namespace of the event bus. */
    maxTopics: z.number().int().positive(),
    tiers: z.array(tierSchema).min(1),
    components: componentsSchema,
    /** US dollars for a month of what a quota grants in one cluster. */
    unitPrices: z
      .object({
        core: z.number().positive(),
        memoryGib: z.number().positive(),
        storageGib: z.number().positive(),
      })
      .strict(),
    source: sourceSchema,
    assumed: assumedSchema,
  })
  .strict();
