import {
  localTopicNameSchema,
  pulsarNameSchema,
  topicDomainSchema,
} from '@internal/plugin-odp-pulsar-common';
import { z } from 'zod/v3';

export const instanceParams = z.object({
  instance: z
    .string()
    .max(63)
    .regex(
      /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
      'must be lower-case letters, digits, dashes and dots',
    ),
});

export const namespaceParams = instanceParams
  .extend({ tenant: pulsarNameSchema, namespace: pulsarNameSchema })
  .transform(({ instance, tenant, namespace }) => ({
    instance,
    namespace: `${tenant}/${namespace}`,
  }));

export const topicParams = instanceParams
  .extend({
    domain: topicDomainSchema,
    tenant: pulsarNameSchema,
    namespace: pulsarNameSchema,
    topic: localTopicNameSchema,
  })
  .transform(({ instance, domain, tenant, namespace, topic }) => ({
    instance,
    topic: { domain, namespace: `${tenant}/${namespace}`, topic },
  }));
