import { z } from 'zod/v3';

/** A tenant or the local name of a namespace, as Pulsar allows them. */
export const pulsarNameSchema = z
  .string()
  .min(1)
  .max(255)
  .regex(
    /^[-=:.\w]+$/,
    'must be letters, digits and any of the characters - = : . _',
  );

/** `persistent` topics have a backlog; `non-persistent` ones only rates. */
export const topicDomainSchema = z.enum(['persistent', 'non-persistent']);
export type TopicDomain = z.infer<typeof topicDomainSchema>;

/** The local name of a topic: anything, `/ % # :` and unicode included. */
export const localTopicNameSchema = z.string().min(1).max(1000);
