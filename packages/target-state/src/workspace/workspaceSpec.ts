import { z } from 'zod/v3';
import { nameSchema } from '../schema/common';

/** Ten years: longer is without an end. */
const MOST_DAYS = 3650;
const MOST_MEMBERS = 200;

/** `workspace-<id>` names a namespace, and more is appended to it elsewhere. */
const idSchema = z
  .string()
  .regex(
    /^[a-z]([a-z0-9-]{0,28}[a-z0-9])?$/,
    'must begin with a lower-case letter, go on with lower-case letters, digits and dashes, end without a dash, and have 30 characters at most',
  )
  .refine(id => !id.includes('--'), 'must not hold two dashes in a row');

/** A line as people read it, of `most` characters. */
export function lineSchema(most: number) {
  return z
    .string()
    .min(1, 'must not be empty')
    .max(most, `must have ${most} characters at most`)
    .regex(
      // What turns the direction of writing shows another name than it is.
      /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069]*$/u,
      'must hold no control characters and no line breaks',
    )
    .refine(
      line => line.trim() === line,
      'must not begin or end with white space',
    );
}

/** An entity ref in full; `kinds` is a part of a regular expression. */
function refSchema(kinds: string, message: string) {
  const part = '[a-z0-9]+([-_.][a-z0-9]+)*';
  return z
    .string()
    .max(200, 'must have 200 characters at most')
    .regex(new RegExp(`^(${kinds}):${part}/${part}$`), message);
}

const memberSchema = z
  .object({
    subject: refSchema(
      'user|group',
      'must be the entity ref of a user or a group in lower case, such as user:default/platform-engineer',
    ),
    role: z.enum(['admin', 'editor', 'viewer']),
  })
  .strict();

/** What somebody asks for. What it means depends on the target state: see `checkWorkspaceSpec`. */
export const workspaceSpecSchema = z
  .object({
    id: idSchema,
    displayName: lineSchema(80),
    /** Entity ref of a group, which is admin of the workspace. */
    owner: refSchema(
      'group',
      'must be the entity ref of a group in lower case, such as group:default/risk-platform',
    ),
    /** Who has a role besides the owner. */
    members: z.array(memberSchema).max(MOST_MEMBERS),
    tier: nameSchema,
    clusters: z.array(nameSchema).min(1, 'must name a cluster'),
    /** Days until it expires; without, it stays. */
    ttlDays: z.number().int().min(1).max(MOST_DAYS).optional(),
  })
  .strict();
export type WorkspaceSpec = z.infer<typeof workspaceSpecSchema>;
