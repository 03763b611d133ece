import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readSettings } from '@internal/backend-kit';
import {
  APPROVABLE_COMPONENT_KINDS,
  type ApprovalPolicy,
} from '@internal/plugin-odp-workspaces-common';
import type { TargetState } from '@internal/target-state';
import { z } from 'zod/v3';

/** What a token of a deployer may reach. */
const PLUGIN = 'odp-workspaces';
const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

const groupRef = z
  .string()
  .regex(
    /^group:[-\w.]+\/[-\w.]+$/,
    'must be the entity ref of a group, such as group:default/platform-team',
  );

/** A name with one place for that of the user or group. */
const template = z
  .string()
  .refine(
    value => value.split('{name}').length === 2,
    "must contain '{name}' once",
  )
  .default('{name}');

const approvalSchema = z
  .object({
    approvers: z.array(groupRef).default([]),
    tiers: z.array(z.string()).default([]),
    clusters: z.array(z.string()).default([]),
    usdPerMonth: z.number().positive().optional(),
    decommission: z.boolean().default(false),
    components: z.array(z.enum(APPROVABLE_COMPONENT_KINDS)).default([]),
    expiresAfterHours: z
      .number()
      .positive()
      .max(24 * 90)
      .default(72),
  })
  .strict()
  .refine(
    ({ approvers, tiers, clusters, usdPerMonth, decommission, components }) =>
      approvers.length > 0 ||
      (!tiers.length &&
        !clusters.length &&
        usdPerMonth === undefined &&
        !components.length &&
        !decommission),
    {
      path: ['approvers'],
      message: 'must name a group where something needs an approval',
    },
  )
  .default({});

const workspacesSchema = z
  .object({
    approval: approvalSchema,
    deployers: z
      .array(
        z
          .object({
            subject: z.string().min(1),
            workspaces: z.array(z.string()),
          })
          .strict(),
      )
      .default([]),
    resyncIntervalSeconds: z.number().int().min(5).max(3600).default(300),
    leaseSeconds: z.number().min(1).max(600).default(20),
    answerSeconds: z.number().min(1).max(30).default(30),
    subjects: z.object({ group: template, user: template }).default({}),
  })
  .default({});

/** A service, such as a pipeline, that deploys images. */
export interface Deployer {
  /** As Backstage knows it: `external:ci`. */
  subject: string;
  /** Ids of the workspaces whose components it deploys. */
  workspaces: readonly string[];
}

export interface WorkspacesConfig {
  policy: ApprovalPolicy;
  deployers: readonly Deployer[];
  /** How long a question for an approval stands, in milliseconds. */
  approvalMs: number;
  /** How long a workspace that is as wanted is left alone, in milliseconds. */
  resyncMs: number;
  /** How long a replica has a workspace without renewing that, in milliseconds. */
  leaseMs: number;
  /** How long an outside system may leave a call without an answer, in milliseconds. */
  answerMs: number;
  /** What clusters call a user or a group, with `{name}` in it. */
  subjects: { group: string; user: string };
}

/**
 * Reads `odp.workspaces`, except for the identities that write.
 *
 * @throws InputError that names the key
 */
export function readWorkspacesConfig(
  config: Config,
  target: TargetState,
): WorkspacesConfig {
  const { approval, subjects, deployers, ...seconds } = readSettings(
    config,
    'odp.workspaces',
    workspacesSchema,
  );
  const { expiresAfterHours, ...policy } = approval;
  requireRestricted(config, deployers);
  requireKnown(
    'tiers',
    policy.tiers,
    target.workspaces.tiers.map(({ id }) => id),
  );
  requireKnown(
    'clusters',
    policy.clusters,
    target.clusters.map(({ name }) => name),
  );
  return {
    policy,
    deployers,
    approvalMs: expiresAfterHours * HOUR,
    resyncMs: seconds.resyncIntervalSeconds * SECOND,
    leaseMs: seconds.leaseSeconds * SECOND,
    answerMs: seconds.answerSeconds * SECOND,
    subjects,
  };
}

/** A name with a mistake in it would let pass what is to wait for an approval. */
function requireKnown(
  key: keyof ApprovalPolicy,
  names: readonly string[],
  known: readonly string[],
): void {
  const odd = names.find(name => !known.includes(name));
  if (odd !== undefined) {
    throw new InputError(
      `odp.workspaces.approval.${key}: the target state has no '${odd}'; it has ${known.join(
        ', ',
      )}`,
    );
  }
}

/** The portal lets a service do everything that its token is not restricted from. */
function requireRestricted(config: Config, deployers: readonly Deployer[]) {
  const entries =
    config.getOptionalConfigArray('backend.auth.externalAccess') ?? [];
  for (const entry of entries) {
    const subject = entry.getOptionalString('options.subject');
    const isDeployer = deployers.some(
      deployer =>
        deployer.subject === subject ||
        deployer.subject === `external:${subject}`,
    );
    const plugins = (
      entry.getOptionalConfigArray('accessRestrictions') ?? []
    ).map(restriction => restriction.getString('plugin'));
    if (
      isDeployer &&
      (!plugins.length || plugins.some(plugin => plugin !== PLUGIN))
    ) {
      throw new InputError(
        `backend.auth.externalAccess: the token of '${subject}', which odp.workspaces.deployers names, needs accessRestrictions to the plugin ${PLUGIN} alone; without them it may do everything`,
      );
    }
  }
}
