import { componentSpecSchema } from '@internal/target-state';
import { z } from 'zod/v3';
import { commonInput, commonOutput } from './fields';

const shape = componentSpecSchema.shape;

/** What every operation on a component takes; see {@link commonInput}. */
export const componentInput = {
  ...commonInput,
  name: () => shape.name.describe('Name of the component'),
};

/** What a component is. */
export const specInput = {
  title: () => shape.title,
  description: () => shape.description.optional(),
  language: () => shape.language,
  template: () => shape.template,
  clusters: () => shape.clusters,
  size: () => shape.size,
  replicas: () => shape.replicas,
  event: () =>
    z
      .string()
      .optional()
      .describe('Event type that it consumes; none, or empty, for none'),
};

/** What every operation on a component gives; a dry run gives nothing. */
export const componentOutput = {
  ...commonOutput,
  component: () => z.string(),
  links: () =>
    z
      .object({
        workspace: z.string(),
        component: z.string(),
        operation: z.string(),
      })
      .describe('Paths of the portal'),
};
