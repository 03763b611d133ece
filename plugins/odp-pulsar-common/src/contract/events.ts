import { statusSchema } from '@internal/vocabulary';
import { z } from 'zod/v3';
import { sightSchema } from './instances';

/** A component at one end of an event type. */
export const eventPartySchema = z.object({
  /** Name of the component, or of the subscription that no component is known for. */
  name: z.string(),
  entity: z.string().optional(),
  /** In the target state. */
  isDeclared: z.boolean(),
  /** Connected in one of the namespaces that the caller may see; absent when the source does not tell. */
  isSeen: z.boolean().optional(),
  messagesPerSecond: z.number().optional(),
  status: statusSchema,
});
export type EventParty = z.infer<typeof eventPartySchema>;

export const eventFlowSchema = z.object({
  /** Such as `pipeline.submitted`. */
  event: z.string(),
  description: z.string(),
  producers: z.array(eventPartySchema),
  consumers: z.array(eventPartySchema),
  /** Topics of this name that the caller may see. */
  topics: z.number().int(),
  rates: z.object({
    messagesInPerSecond: z.number().optional(),
    messagesOutPerSecond: z.number().optional(),
  }),
  status: statusSchema,
  /** Such as "nobody consumes pipeline.validation.failed". */
  gaps: z.array(z.string()),
});
export type EventFlow = z.infer<typeof eventFlowSchema>;

/** `GET /instances/:instance/events`, in the order of the target state. */
export const eventFlowListSchema = sightSchema.extend({
  items: z.array(eventFlowSchema),
});
export type EventFlowList = z.infer<typeof eventFlowListSchema>;
