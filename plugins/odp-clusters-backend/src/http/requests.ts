import { z } from 'zod/v3';

const dnsName = z
  .string()
  .max(253)
  .regex(
    /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
    'must be lower-case letters, digits, dashes and dots',
  );
const namespaceName = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    'must be a DNS label of 63 characters at most',
  );

export const clusterParams = z.object({ cluster: dnsName });
export const namespaceParams = clusterParams.extend({
  namespace: namespaceName,
});
export const podParams = namespaceParams.extend({ pod: dnsName });

export const logQuery = z
  .object({
    container: namespaceName.optional(),
    previous: z
      .enum(['true', 'false'])
      .transform(text => text === 'true')
      .optional(),
    tailLines: z.coerce.number().int().min(1).optional(),
    sinceSeconds: z.coerce.number().int().min(1).optional(),
  })
  .strict();

export const topologyQuery = z
  .object({
    since: z
      .string()
      .max(100)
      .regex(
        /^[a-z0-9.]+$/,
        'must be the revision of an earlier answer: lower-case letters, digits and dots',
      )
      .optional(),
  })
  .strict();

export const architectureQuery = z
  .object({
    cluster: z
      .string({
        required_error:
          'must name a cluster, as in ?cluster=odp-eu; GET /clusters lists them',
        invalid_type_error: 'must be given once',
      })
      .pipe(dnsName),
    edges: z
      .literal('all', {
        errorMap: () => ({
          message:
            "must be 'all', or be left out for those that are declared or observed",
        }),
      })
      .optional(),
  })
  .strict();
