import { z } from 'zod/v3';

/** A DNS label, as Kubernetes names namespaces and workloads. */
export const nameSchema = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    'must be a DNS label: lower-case letters, digits and dashes, 63 at most',
  );

/** A Kubernetes quantity of cores or bytes, such as `500m`, `2`, `8Gi`. */
export const quantitySchema = z
  .string()
  .regex(
    /^\d+(\.\d+)?(m|[kMGTP]|[KMGTP]i)?$/,
    'must be a Kubernetes quantity such as 500m, 2 or 8Gi',
  );

/** Section of the platform document that a block comes from. */
export const sourceSchema = z.string().min(1);

/**
 * Why a block says more than the document does. A field that is not named here
 * and not covered by it stands in the document.
 */
export const assumedSchema = z.record(z.string(), z.string().min(1));

export const rangeSchema = z
  .object({ min: z.number().int().min(0), max: z.number().int().min(0) })
  .strict();

export const portSchema = z
  .object({
    name: z.string().regex(/^[a-z]([-a-z0-9]{0,13}[a-z0-9])?$/, {
      message: 'must be a port name of 15 characters at most',
    }),
    port: z.number().int().min(1).max(65535),
    /** Path that a scrape or probe asks. */
    metricsPath: z.string().startsWith('/').optional(),
  })
  .strict();

export const resourcesSchema = z
  .object({
    requests: z
      .object({
        cpu: quantitySchema,
        memory: quantitySchema,
        gpu: z.number().int().min(1).optional(),
      })
      .strict(),
    limits: z
      .object({ cpu: quantitySchema.optional(), memory: quantitySchema })
      .strict(),
  })
  .strict();
export type Resources = z.infer<typeof resourcesSchema>;
