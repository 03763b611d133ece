import { componentSpecSchema } from '@internal/target-state';
import { z } from 'zod/v3';

const { workspace, name, digest, replicas, size } = componentSpecSchema.shape;
const about = {
  workspace,
  /** Its name. */
  component: name,
};

export const createComponentSchema = z.object({
  kind: z.literal('create-component'),
  ...about,
  spec: componentSpecSchema
    .omit({ workspace: true, name: true, restarts: true })
    .strict(),
});
export const deploySchema = z.object({
  kind: z.literal('deploy'),
  ...about,
  spec: z.object({ digest: digest.unwrap() }).strict(),
});
export const scaleSchema = z.object({
  kind: z.literal('scale'),
  ...about,
  spec: z.object({ replicas, size: size.optional() }).strict(),
});
export const restartSchema = z.object({
  kind: z.literal('restart'),
  ...about,
});
export const rollBackSchema = z.object({
  kind: z.literal('roll-back'),
  ...about,
  spec: z
    .object({
      /** That it is to be as it was in; an earlier one. */
      generation: z.number().int().min(1),
    })
    .strict(),
});
/** Puts back what somebody else has changed or taken away. */
export const repairComponentSchema = z.object({
  kind: z.literal('repair-component'),
  ...about,
});
export const deleteComponentSchema = z.object({
  kind: z.literal('delete-component'),
  ...about,
});
