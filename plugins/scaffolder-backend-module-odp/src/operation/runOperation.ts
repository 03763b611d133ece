import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { parse } from '@internal/backend-kit';
import {
  isOfComponent,
  type Operation,
  type OperationRequest,
  operationRequestSchema,
  planRequestSchema,
} from '@internal/plugin-odp-workspaces-common';
import type { WorkspacesClient } from '../client/WorkspacesClient';
import type { Clock } from './Clock';
import { followOperation } from './followOperation';
import { requireDoable } from './requireDoable';
import { planInWords } from './words';

const SUBMIT_ATTEMPTS = 3;
const SUBMIT_AGAIN_MS = 2_000;

export interface OperationTools {
  client: WorkspacesClient;
  /** Without a slash at its end. */
  appUrl: string;
  clock: Clock;
}

/** What the scaffolder knows of the step that runs. */
export interface StepContext {
  logger: LoggerService;
  task: { id: string };
  step?: { id?: string };
  signal?: AbortSignal;
  isDryRun?: boolean;
  checkpoint(options: {
    key: string;
    fn: () => Promise<string>;
  }): Promise<string>;
  getInitiatorCredentials(): Promise<BackstageCredentials>;
}

/** What an action asks for; not checked yet. */
export interface Ask {
  kind: OperationRequest['kind'];
  workspace: string;
  component?: string;
  spec?: object;
  planHash?: string;
  reason?: string;
}

export interface OperationResult {
  operation: Operation;
  message: string;
  links: Links;
}

/** Paths of the portal. */
interface Links {
  workspace: string;
  /** For an operation on one alone. */
  component?: string;
  operation: string;
}

/**
 * Plans, submits what was planned, and follows it. In a dry run it plans alone, and
 * gives nothing. A task that is tried again gets the operation that it asked for.
 *
 * @throws InputError for what no operation can ask for
 * @throws ConflictError for what cannot be done, with every reason
 */
export async function runOperation(
  context: StepContext,
  ask: Ask,
  { client, appUrl, clock }: OperationTools,
): Promise<OperationResult | undefined> {
  const { logger, task, step, signal, isDryRun } = context;
  const { planHash: seen, reason, ...wanted } = ask;
  const request = parse(planRequestSchema, wanted);
  const subject = isOfComponent(request)
    ? `${request.workspace}/${request.component}`
    : request.workspace;
  const submission = (planHash?: string) =>
    parse(operationRequestSchema, {
      ...request,
      reason,
      planHash,
      // With its subject, for steps that run for each of several.
      idempotencyKey: `${task.id}:${step?.id}:${subject}`,
    });
  submission(seen);
  const caller = await context.getInitiatorCredentials();
  const plan = async () => {
    const planned = await client.plan(request, caller);
    planInWords(planned).forEach(line => logger.info(line));
    requireDoable(planned);
    return planned.planHash;
  };
  if (isDryRun) {
    await plan();
    logger.info('A dry run: nothing was submitted.');
    return undefined;
  }
  // What was submitted already has changed what a plan would say.
  const planned = await context.checkpoint({
    key: `plan of ${request.kind} ${subject}`,
    fn: plan,
  });
  signal?.throwIfAborted();
  logger.info(`Submits the plan ${seen ?? planned}`);
  const submitted = await submitSafely(
    () => client.submit(submission(seen ?? planned), caller),
    { clock, logger },
  );
  const links = linksOf(submitted);
  logger.info(
    `Operation ${submitted.id} of ${
      submitted.component
        ? `component ${submitted.component}`
        : `workspace ${submitted.workspace}`
    }: ${appUrl}${links.operation}`,
  );
  const { operation, message } = await followOperation(submitted, {
    load: () => client.getOperation(submitted.id, caller),
    log: line => logger.info(line),
    clock,
    signal,
  });
  logger.info(`${message} ${appUrl}${links.operation}`);
  return { operation, message, links };
}

function linksOf({ workspace, component }: Operation): Links {
  const page = `/workspaces/${workspace}`;
  const own = component && `${page}/components/${component}`;
  return {
    workspace: page,
    ...(own && { component: own }),
    // The page of a component has all of it on one.
    operation: own ?? `${page}?tab=operations`,
  };
}

/** The same key is the same operation, so that an answer that was lost is asked for again. */
async function submitSafely(
  submit: () => Promise<Operation>,
  { clock, logger }: { clock: Clock; logger: LoggerService },
): Promise<Operation> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await submit();
    } catch (error) {
      if (
        attempt === SUBMIT_ATTEMPTS ||
        !isError(error) ||
        error.name !== 'ServiceUnavailableError'
      ) {
        throw error;
      }
      logger.warn(`${error.message}; submitting again`);
      await clock.sleep(SUBMIT_AGAIN_MS);
    }
  }
}
