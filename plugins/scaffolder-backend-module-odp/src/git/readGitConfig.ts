import type { Config } from '@backstage/config';
import { readSettings } from '@internal/backend-kit';
import { z } from 'zod/v3';

/** What may stand in an address without a thought for how it is written there, and leads nowhere else. */
const NAME = /^\w[\w.-]*$/;
const PATH = /^\w[\w.-]*(\/\w[\w.-]*)*$/;

const author = z
  .object({
    // Git ends a name at these.
    name: z.string().regex(/^[^<>\p{Cc}]+$/u, 'must be a name'),
    email: z.string().email('must be an address of mail'),
  })
  .strict()
  .default({ name: 'ODP portal', email: 'portal@odp.invalid' });

const bareSchema = z
  .object({
    type: z.literal('bare'),
    folder: z
      .string({ required_error: 'must name the folder of bare repositories' })
      .min(1, 'must name the folder of bare repositories'),
    webUrl: z
      .string()
      .regex(
        /^https:\/\/[^\s@"'<>\\]+$/,
        'must begin with https:// and hold no user',
      )
      .refine(
        url => url.includes('{name}'),
        "must contain '{name}', or all repositories had one address",
      )
      .optional(),
    author,
  })
  .strict();

function hostedSchema<Type extends 'github' | 'gitlab'>(
  type: Type,
  owner: RegExp,
) {
  return z
    .object({
      type: z.literal(type),
      host: z
        .string()
        .regex(/^[\w.-]+(:\d+)?$/, 'must be a host, such as git.example')
        .default(`${type}.com`),
      owner: z
        .string({ required_error: 'must name an organisation or a group' })

        .regex(owner, 'must name an organisation or a group'),
      author,
    })
    .strict();
}

const gitSchema = z
  .preprocess(
    value => (typeof value === 'object' ? { type: 'bare', ...value } : value),
    z.discriminatedUnion('type', [
      bareSchema,
      hostedSchema('github', NAME),
      hostedSchema('gitlab', PATH),
    ]),
  )
  .optional();

/** Where code goes. */
export type GitConfig = NonNullable<z.infer<typeof gitSchema>>;
export type BareConfig = z.infer<typeof bareSchema>;

/**
 * Reads `odp.goldenPaths.git`; undefined where it is not set up.
 *
 * @throws InputError that names the key
 */
export function readGitConfig(config: Config): GitConfig | undefined {
  return readSettings(config, 'odp.goldenPaths.git', gitSchema);
}
