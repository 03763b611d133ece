import { z } from 'zod/v3';
import { nameSchema } from '../../schema/common';
import { lineSchema, workspaceSpecSchema } from '../workspaceSpec';

/** `sha256:` and 64 hexadecimal digits, as a registry names an image. */
export const imageDigestSchema = z
  .string()
  .regex(
    /^sha256:[0-9a-f]{64}$/,
    'must be the digest of an image: sha256: and 64 hexadecimal digits',
  );

/** A Service is called like its component, which may not begin with a digit. */
const componentNameSchema = z
  .string()
  .regex(
    /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/,
    'must begin with a lower-case letter, go on with lower-case letters, digits and dashes, end without a dash, and have 63 characters at most',
  );

const replicasSchema = z
  .object({
    min: z.number().int().min(1, 'must be 1 at least'),
    max: z.number().int().min(1, 'must be 1 at least'),
  })
  .strict();

/** A service of a workspace, made by a golden path. What it means depends on the target state: see `checkComponentSpec`. */
export const componentSpecSchema = z
  .object({
    /** Id of the workspace that it runs in. */
    workspace: workspaceSpecSchema.shape.id,
    name: componentNameSchema,
    /** As people read it. */
    title: lineSchema(80),
    description: lineSchema(300).or(z.literal('')),
    language: z.enum(['go', 'python']),
    /** Of the template that made it, and what it was then. */
    template: z
      .object({
        name: nameSchema,
        version: z
          .string()
          .regex(/^\d+\.\d+\.\d+$/, 'must be a version such as 1.0.0'),
      })
      .strict(),
    /** Some of the workspace's. */
    clusters: workspaceSpecSchema.shape.clusters,
    /** Of the target state. */
    size: nameSchema,
    replicas: replicasSchema,
    /** Name of the event type that it consumes. */
    event: z.string().optional(),
    /** Where its code is, for people. */
    repository: z
      .string()
      .url('must be an address')
      .max(500)
      .regex(/^https:\/\/[^\s@]+$/, 'must begin with https:// and hold no user')
      .optional(),
    /** Its image; without one it awaits its first. */
    digest: imageDigestSchema.optional(),
    /** How often its pods were asked to start again. */
    restarts: z.number().int().min(1).optional(),
  })
  .strict();
export type ComponentSpec = z.infer<typeof componentSpecSchema>;
